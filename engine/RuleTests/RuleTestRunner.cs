using System.Collections.Immutable;
using KafkaAlarms.Engine.Rules;
using KafkaAlarms.Engine.RuleTests.Charts;
using KafkaAlarms.Engine.RuleTests.Expectations;
using KafkaAlarms.Engine.RuleTests.Files;

namespace KafkaAlarms.Engine.RuleTests;

/// <summary>Runs tests that are data.</summary>
internal static class RuleTestRunner
{
    /// <summary>Runs a test from a fresh start.</summary>
    /// <param name="test">The test.</param>
    /// <param name="clock">Measures how long it takes.</param>
    /// <param name="call">Where rules show that they are called; null: nobody looks.</param>
    public static RuleTestResult Run(RuleTestCase test, TimeProvider clock, RuleCall? call = null)
    {
        long begin = clock.GetTimestamp();
        RuleTestRun run = new(test.Rules, call);
        run.Send(test.Input);
        run.AdvanceTo(test.Until ?? test.Input.Max(input => input.End));
        run.EndMoment();
        ImmutableArray<string> differences =
        [
            .. run.Told.Faults.Select(fault => $"{fault}."),
            .. EventComparer.Compare(test.Expected, run.Told.Events),
        ];
        string chart = differences.IsEmpty ? "" : RunCharts.Draw(run.Told, test.Expected);
        return new(test.Name, differences, chart, clock.GetElapsedTime(begin));
    }
}
