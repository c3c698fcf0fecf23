using System.Text.Json.Nodes;

namespace KafkaAlarms.Engine.Provisioning.Connectors;

/// <summary>What Connect says of a configuration.</summary>
internal static class ConfigValidation
{
    /// <summary>Each fault, with its key, in Connect's words.</summary>
    public static IEnumerable<string> FaultsOf(ConnectReply reply) =>
        from entry in reply.Read<JsonObject>()?["configs"]?.AsArray() ?? []
        from fault in entry?["value"]?["errors"]?.AsArray() ?? []
        select fault.ToString().TrimEnd('.');
}
