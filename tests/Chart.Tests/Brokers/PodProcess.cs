using System.Text.RegularExpressions;
using k8s.Models;
using KafkaAlarms.Chart.Tests.Rendering;
using KafkaAlarms.Kafka.Tests.Processes;

namespace KafkaAlarms.Chart.Tests.Brokers;

/// <summary>Runs a container of a rendered pod as a process of this machine: its command, environment and mounted files are those of
/// the pod, with folders in the places of mounts.</summary>
/// <param name="chart">Where its ConfigMaps come from.</param>
/// <param name="secrets">Secrets by name, of keys and values.</param>
/// <param name="places">What stands for other texts of the pod, such as addresses.</param>
/// <param name="folder">Holds the folders of all pods.</param>
internal sealed class PodProcess(
    RenderedChart chart,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> secrets,
    IReadOnlyDictionary<string, string> places,
    TemporaryFolder folder)
{
    /// <summary>Starts the only container of a pod.</summary>
    /// <param name="pod">The pod, or the template of pods.</param>
    /// <param name="name">Name of the pod.</param>
    /// <param name="entryPoint">Program of the image, where the pod gives arguments alone.</param>
    public ChildProcess Start(PodSource pod, string name, params string[] entryPoint) =>
        Start(pod, pod.Spec.Containers.Single(), name, entryPoint);

    /// <summary>Starts one container of a pod.</summary>
    public ChildProcess Start(PodSource pod, V1Container container, string name, params string[] entryPoint)
    {
        Dictionary<string, string> texts = new(places);
        foreach (V1VolumeMount mount in container.VolumeMounts)
            texts[mount.MountPath] = Directory.CreateDirectory(folder.File($"{name}{mount.MountPath}")).FullName;
        foreach (V1VolumeMount mount in container.VolumeMounts) Fill(pod, mount, texts);
        string[] command = [.. entryPoint, .. (container.Command ?? []).Concat(container.Args ?? []).Select(part => Place(part, texts))];
        Dictionary<string, string> environment = (container.Env ?? []).ToDictionary(
            variable => variable.Name, variable => Place(ValueOf(variable, name), texts));
        return ChildProcess.Start(command[0], command[1..], environment);
    }

    private static string Place(string text, Dictionary<string, string> texts) => Regex.Replace(
        text,
        string.Join('|', texts.Keys.OrderByDescending(key => key.Length).Select(Regex.Escape)),
        match => texts[match.Value]);

    private string ValueOf(V1EnvVar variable, string pod) => variable switch
    {
        { ValueFrom.SecretKeyRef: { } secret } => secrets[secret.Name][secret.Key],
        { ValueFrom.FieldRef.FieldPath: "metadata.name" } => pod,
        { ValueFrom.FieldRef.FieldPath: "status.podIP" } => "127.0.0.1",
        _ => variable.Value,
    };

    private void Fill(PodSource pod, V1VolumeMount mount, Dictionary<string, string> texts)
    {
        V1Volume? volume = (pod.Spec.Volumes ?? []).SingleOrDefault(one => one.Name == mount.Name);
        IEnumerable<KeyValuePair<string, string>> files = volume switch
        {
            { ConfigMap: { } map } => chart.Named<V1ConfigMap>(map.Name).Data,
            { Secret: { Items: { } items } secret } =>
                items.Select(item => KeyValuePair.Create(item.Path, secrets[secret.SecretName][item.Key])),
            { Secret: { } secret } => secrets[secret.SecretName],
            _ => [],
        };
        foreach ((string file, string content) in files)
            File.WriteAllText(Path.Combine(texts[mount.MountPath], file), Place(content, texts));
    }
}
