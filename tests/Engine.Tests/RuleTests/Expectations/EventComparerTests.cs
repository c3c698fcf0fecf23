using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.RuleTests;
using KafkaAlarms.Engine.RuleTests.Expectations;
using KafkaAlarms.Engine.RuleTests.Series;
using KafkaAlarms.Engine.Tests.Scenarios;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.RuleTests.Expectations;

public sealed class EventComparerTests
{
    // Raised at 1s with 90, cleared at 3s with 70.
    private readonly IReadOnlyList<ToldEvent> told = Run("70 90 90 70");

    [Fact]
    public void Compare_AllAsExpected_FindsNothing() =>
        EventComparer.Compare(
            [
                Expected(1, AlarmEventKind.Raised) with { Level = EventLevel.Hi, Value = SampleValue.Of(90), Severity = 600 },
                Expected(3, AlarmEventKind.Cleared) with { Sensor = "s1", Rule = "r" },
            ],
            told).ShouldBeEmpty();

    [Fact]
    public void Compare_OtherOrder_FindsNothing() =>
        EventComparer.Compare([Expected(3, AlarmEventKind.Cleared), Expected(1, AlarmEventKind.Raised)], told).ShouldBeEmpty();

    [Fact]
    public void Compare_OtherFields_NamesThem() =>
        EventComparer.Compare(
            [
                Expected(2, AlarmEventKind.Raised) with { Level = EventLevel.HiHi, Severity = 900, Message = "hot" },
                Expected(3, AlarmEventKind.Cleared) with { Value = SampleValue.Of(71) },
            ],
            told).ShouldBe(
        [
            "2s t raised, level hihi, severity 900, message \"hot\": time 1s instead of 2s, level hi instead of hihi, "
            + "severity 600 instead of 900, message \"s1 t hi raised: 90 above 80\" instead of \"hot\".",
            "3s t cleared, value 71: value 70 instead of 71.",
        ]);

    [Fact]
    public void Compare_OtherSensorOrRule_DidNotHappen() =>
        EventComparer.Compare(
            [
                Expected(1, AlarmEventKind.Raised) with { Sensor = "s2" },
                Expected(3, AlarmEventKind.Cleared) with { Rule = "other" },
            ],
            told).ShouldBe(
        [
            "1s s2 t raised: did not happen.",
            "3s other t cleared: did not happen.",
            "1s s1 t raised, level hi, value 90: was not expected.",
            "3s s1 t cleared, level hi, value 70: was not expected.",
        ]);

    private static ExpectedEvent Expected(int second, AlarmEventKind kind) => new(TimeSpan.FromSeconds(second), kind, "t");

    private static List<ToldEvent> Run(string values)
    {
        RuleTestRun run = new(ScenarioRules.Load(
            """{"rules": [{"id": "r", "type": "limits", "levels": {"hi": {"limit": 80}}}]}""").Rules!);
        run.Send([new SeriesInput("s1", "t", null, TimeSpan.Zero, TimeSpan.FromSeconds(1), SeriesReader.Read(values, out _))]);
        return run.Told.Events;
    }
}
