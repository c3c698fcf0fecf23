using System.Text.Json;
using KafkaAlarms.Chart.Tests.Rendering;
using KafkaAlarms.Chart.Tests.Snapshots;

namespace KafkaAlarms.Chart.Tests.Policies;

/// <summary>The schema of the values knows every key, so that a mistyped one is refused.</summary>
public sealed class SchemaTests : IDisposable
{
    private const string Properties = "properties";
    private const string Reference = "$ref";

    private readonly JsonDocument schema = JsonDocument.Parse(Repository.Read($"{Repository.Chart}/values.schema.json"));

    public void Dispose() => schema.Dispose();

    [Fact]
    public void Objects_OfTheSchema_AreClosed() =>
        // Global alone: a parent chart's values for others stand there too.
        Open(schema.RootElement, "").ShouldBe(["/properties/global"]);

    [Fact]
    public void Keys_OfTheValues_AreThoseOfTheSchema() =>
        ChartPage.Paths().Where(path => !IsKnown(path.Split('.'))).ShouldBeEmpty();

    [Fact]
    public void Keys_OfTheSchema_AllHaveADefaultInTheValues()
    {
        string[] known = [.. ChartPage.Paths()];
        Leaves(schema.RootElement, "").Where(leaf => !known.Any(path => path == leaf || path.StartsWith($"{leaf}.", StringComparison.Ordinal)))
            .ShouldBeEmpty();
    }

    private static IEnumerable<string> Open(JsonElement element, string place)
    {
        if (element.ValueKind != JsonValueKind.Object) yield break;
        if (element.TryGetProperty(Properties, out JsonElement properties) && properties.ValueKind == JsonValueKind.Object
            && !element.TryGetProperty("additionalProperties", out _)) yield return place;
        foreach (string inner in element.EnumerateObject().SelectMany(one => Open(one.Value, $"{place}/{one.Name}"))) yield return inner;
    }

    private bool IsKnown(string[] path)
    {
        JsonElement element = schema.RootElement;
        foreach (string key in path)
        {
            element = Resolve(element);
            // What is below an open object has keys of Kafka or Kubernetes.
            if (!element.TryGetProperty(Properties, out JsonElement properties)) return true;
            if (!properties.TryGetProperty(key, out element)) return false;
        }

        return true;
    }

    private IEnumerable<string> Leaves(JsonElement element, string path)
    {
        element = Resolve(element);
        if (!element.TryGetProperty(Properties, out JsonElement properties)) return [path];
        return properties.EnumerateObject().SelectMany(one => Leaves(one.Value, path.Length == 0 ? one.Name : $"{path}.{one.Name}"));
    }

    private JsonElement Resolve(JsonElement element) => element.TryGetProperty(Reference, out JsonElement reference)
        ? schema.RootElement.GetProperty("definitions").GetProperty(reference.GetString()!.Split('/')[^1])
        : element;
}
