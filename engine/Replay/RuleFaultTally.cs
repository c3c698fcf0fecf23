using System.Globalization;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Rules;

namespace KafkaAlarms.Engine.Replay;

/// <summary>Counts faults of rules while they run over an input, and tells each rule's once.</summary>
/// <param name="file">The rules file, as it was named.</param>
/// <param name="budgets">What a rule may take for one record.</param>
/// <param name="call">Where rules show that they are called.</param>
internal sealed class RuleFaultTally(string file, RulesOptions budgets, RuleCall call) : IRuleFaults
{
    private readonly SortedDictionary<(string RuleId, ErrorCode Code), (string First, long Count)> faults = [];

    public RuleCall Call => call;

    public long TimeBudget { get; } = (long)budgets.TimeBudget.TotalMilliseconds;

    public AllocationWatch Allocations { get; } = new();

    public long AllocationBudget { get; } = budgets.AllocationBudgetBytes;

    /// <summary>One problem for each rule and kind of fault.</summary>
    public IEnumerable<Problem> Problems => faults.Select(fault => new Problem(
        fault.Key.Code,
        $"{file} {fault.Key.RuleId}",
        string.Create(CultureInfo.InvariantCulture, $"{fault.Value.First} ({fault.Value.Count} records).")));

    public void OnFault(string ruleId, string cause) =>
        Count(ruleId, ErrorCode.RuleFaulted, $"The rule failed: {cause}");

    public void OnUnmade(string ruleId, string cause) =>
        Count(ruleId, ErrorCode.RuleQuarantined, $"The rule was not called: it could not be made, with {cause}");

    public void OnTooSlow(string ruleId, long took) => Count(
        ruleId,
        ErrorCode.RuleTooSlow,
        string.Create(CultureInfo.InvariantCulture, $"The rule took {took} ms, its budget is {TimeBudget} ms"));

    public void OnQuarantined(string ruleId, string fault) => Count(
        ruleId,
        ErrorCode.RuleQuarantined,
        string.Create(
            CultureInfo.InvariantCulture,
            $"The rule was not called any more: it {fault} on {RuleRunner.FaultsUntilQuarantine} records in a row"));

    private void Count(string ruleId, ErrorCode code, string what)
    {
        (string first, long count) = faults.GetValueOrDefault((ruleId, code), (what, 0));
        faults[(ruleId, code)] = (first, count + 1);
    }
}
