using KafkaAlarms.Engine.Rules;

namespace KafkaAlarms.Benchmarks.Pipelines;

/// <summary>Stops the benchmark when a rule throws.</summary>
internal sealed class NoFaults : IRuleFaults
{
    public void OnFault(string ruleId, string cause) => throw new InvalidOperationException($"{ruleId}: {cause}");

    public void OnUnmade(string ruleId, string cause) => throw new InvalidOperationException($"{ruleId}: {cause}");

    public long TimeBudget => 10_000;

    public void OnTooSlow(string ruleId, long took) => throw new InvalidOperationException($"{ruleId}: {took} ms");

    public void OnQuarantined(string ruleId, string fault) => throw new InvalidOperationException(ruleId);
}
