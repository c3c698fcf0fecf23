using k8s;
using k8s.Models;

namespace KafkaAlarms.Chart.Tests.Rendering;

/// <summary>A pod, or the template of pods.</summary>
/// <param name="Owner">Kind and name of the object that it stands in.</param>
/// <param name="Metadata">Its labels and annotations.</param>
/// <param name="Spec">Its spec.</param>
/// <param name="EndsByItself">Jobs and tests: nothing probes them, no Service selects them.</param>
internal sealed record PodSource(string Owner, V1ObjectMeta Metadata, V1PodSpec Spec, bool EndsByItself)
{
    /// <summary>Containers, those that run before the others first.</summary>
    public IEnumerable<V1Container> Containers => (Spec.InitContainers ?? []).Concat(Spec.Containers);

    public static PodSource? Of(IKubernetesObject<V1ObjectMeta> one) => one switch
    {
        V1Deployment deployment => From(one, deployment.Spec.Template, endsByItself: false),
        V1StatefulSet set => From(one, set.Spec.Template, endsByItself: false),
        V1Job job => From(one, job.Spec.Template, endsByItself: true),
        V1Pod pod => new PodSource($"Pod {pod.Metadata.Name}", pod.Metadata, pod.Spec, EndsByItself: true),
        _ => null,
    };

    public override string ToString() => Owner;

    private static PodSource From(IKubernetesObject<V1ObjectMeta> one, V1PodTemplateSpec template, bool endsByItself) =>
        new($"{one.Kind} {one.Metadata.Name}", template.Metadata, template.Spec, endsByItself);
}
