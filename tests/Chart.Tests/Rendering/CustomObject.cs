using k8s;
using k8s.Models;

namespace KafkaAlarms.Chart.Tests.Rendering;

/// <summary>An object of a kind that Kubernetes itself does not know.</summary>
internal sealed class CustomObject : IKubernetesObject<V1ObjectMeta>
{
    public string ApiVersion { get; set; } = "";

    public string Kind { get; set; } = "";

    public V1ObjectMeta Metadata { get; set; } = new();

    public Dictionary<string, object> Spec { get; set; } = [];
}
