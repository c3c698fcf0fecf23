using System.Runtime.CompilerServices;
using KafkaAlarms.Kafka.Tests.Brokers;

namespace KafkaAlarms.Kafka.Tests.Engines;

/// <summary>Scenarios on the shared broker.</summary>
internal static class BrokerScenarios
{
    /// <summary>A scenario named after its test, with its input created.</summary>
    public static async Task<Scenario> ScenarioAsync(
        this SharedBroker shared, string rules, int partitions = 4, [CallerMemberName] string name = "")
    {
        var scenario = new Scenario(await shared.RequireAsync(), rules, Short(name)) { Partitions = partitions };
        await scenario.CreateInputAsync();
        return scenario;
    }

    private static string Short(string name) => name.Split('_')[0].ToLowerInvariant();
}
