using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using k8s;
using k8s.Models;

namespace KafkaAlarms.Chart.Tests.Rendering;

/// <summary>What helm makes of the chart and a set of values, as typed objects.</summary>
/// <param name="Text">As helm wrote it.</param>
/// <param name="Objects">Read strictly: an unknown field or a wrong type is an error.</param>
internal sealed partial record RenderedChart(string Text, IReadOnlyList<IKubernetesObject<V1ObjectMeta>> Objects)
{
    private static readonly ConcurrentDictionary<string, Task<RenderedChart>> Known = new();

    private static readonly Dictionary<string, Type> Custom = new()
    {
        ["cert-manager.io/v1/Certificate"] = typeof(CustomObject),
        ["gateway.networking.k8s.io/v1/HTTPRoute"] = typeof(CustomObject),
        ["keda.sh/v1alpha1/ScaledObject"] = typeof(CustomObject),
        ["keda.sh/v1alpha1/TriggerAuthentication"] = typeof(CustomObject),
        ["traefik.io/v1alpha1/IngressRoute"] = typeof(CustomObject),
        ["traefik.io/v1alpha1/Middleware"] = typeof(CustomObject),
        ["monitoring.coreos.com/v1/ServiceMonitor"] = typeof(CustomObject),
        ["monitoring.coreos.com/v1/PrometheusRule"] = typeof(CustomObject),
    };

    /// <summary>Pods of all kinds of objects.</summary>
    public IEnumerable<PodSource> Pods => Objects.Select(PodSource.Of).OfType<PodSource>();

    /// <summary>Renders a file of ci/, once for all tests.</summary>
    public static Task<RenderedChart> OfAsync(string values) =>
        Known.GetOrAdd(values, name => RenderAsync("-f", $"{Repository.Chart}/ci/{name}"));

    /// <summary>Renders with arguments of helm.</summary>
    public static async Task<RenderedChart> RenderAsync(params string[] arguments)
    {
        (int code, string text, string error) = await TemplateAsync(arguments);
        code.ShouldBe(0, error);
        // Strict reading knows one document at a time, and an empty one is none.
        IEnumerable<object> objects = Separator().Split(text).Where(document => Kind().IsMatch(document))
            .SelectMany(document => KubernetesYaml.LoadAllFromString(document, Custom, strict: true));
        return new RenderedChart(text, [.. objects.Cast<IKubernetesObject<V1ObjectMeta>>()]);
    }

    /// <summary>Lets helm render.</summary>
    public static Task<(int ExitCode, string Output, string Error)> TemplateAsync(params string[] arguments) =>
        HelmProgram.RunAsync(["template", "kafka-alarms", Repository.Chart, "--namespace", "plant", .. arguments]);

    public IEnumerable<T> Of<T>() => Objects.OfType<T>();

    public T Named<T>(string name)
        where T : IKubernetesObject<V1ObjectMeta> => Of<T>().Single(one => one.Metadata.Name == name);

    [GeneratedRegex("^---$", RegexOptions.Multiline)]
    private static partial Regex Separator();

    [GeneratedRegex("^kind: ", RegexOptions.Multiline)]
    private static partial Regex Kind();
}
