using System.Text;

namespace KafkaAlarms.Benchmarks.Input;

/// <summary>One record in each form that the engine reads without any mapping.</summary>
internal static class RecordForms
{
    private static readonly Dictionary<string, string> Forms = new()
    {
        ["flat"] =
            """{"sensor_id":"room-00000","timestamp":"2026-11-23T10:00:00Z","temperature":21.73,"humidity":45.81,"pressure":1004.12}""",
        ["canonical"] =
            """
            {"schema_version":"1.0","sensor_id":"room-00000","device_id":"gw-2","ts":"2026-11-23T10:00:00.1234567Z","seq":1234,"measurements":[{"name":"temperature","value":21.73,"unit":"Cel","quality":"good"},{"name":"humidity","value":45.81,"unit":"%"},{"name":"pressure","value":1004.12}],"labels":{"site":"north"}}
            """,
        ["object"] =
            """{"sensor_id":"room-00000","ts":"2026-11-23T10:00:00Z","measurements":{"temperature":21.73,"humidity":45.81,"pressure":1004.12}}""",
        ["value"] = """{"sensor_id":"room-00000","ts":1795428000000,"value":21.73}""",
        ["scalar"] = "21.73",
        ["nested"] =
            """
            {"device":{"vendor":"acme","model":"TH-20","fw":"1.4.2"},"seq":17,"tags":["floor-2","wing-b","lab"],"battery":{"v":3.02,"pct":91},"rssi":-67,"sensor_id":"room-00000","timestamp":"2026-11-23T10:00:00Z","temperature":21.73,"humidity":45.81,"pressure":1004.12,"status":"ok","note":"periodic report, interval 1 s"}
            """,
    };

    /// <summary>Names of all forms.</summary>
    public static IEnumerable<string> Names => [.. Forms.Keys, "array of ten"];

    /// <summary>The key that all have.</summary>
    public static byte[] Key { get; } = "room-00000"u8.ToArray();

    /// <summary>The value in one form.</summary>
    public static byte[] Of(string name) => Encoding.UTF8.GetBytes(name == "array of ten" ? Ten() : Forms[name]);

    private static string Ten() => $"[{string.Join(',', Enumerable.Range(0, 10).Select(second => Forms["flat"].Replace("10:00:00", $"10:00:0{second}", StringComparison.Ordinal)))}]";
}
