using KafkaAlarms.Engine.Rules;

namespace KafkaAlarms.Benchmarks.Pipelines;

/// <summary>Stops the benchmark when a rule throws.</summary>
internal sealed class NoFaults : IRuleFaults
{
    public void OnFault(string ruleId, string cause) => throw new InvalidOperationException($"{ruleId}: {cause}");

    public void OnQuarantined(string ruleId) => throw new InvalidOperationException(ruleId);
}
