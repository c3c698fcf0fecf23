using System.Collections.Immutable;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Rules.Tests;

public sealed class VerdictsTests
{
    private static readonly Sensor Sensor = new("s", null, ImmutableSortedDictionary<string, string>.Empty);

    private readonly Condition limited;
    private readonly Condition plain;
    private readonly Condition each;
    private readonly Verdict[] buffer = new Verdict[2];

    public VerdictsTests()
    {
        RuleSetup setup = new(new RuleSettings(null), []);
        limited = setup.Condition("limited", ConditionType.Limit, [Limit.Hi(80)]);
        plain = setup.Condition("plain", ConditionType.Custom);
        each = setup.ConditionPerMeasurement(ConditionType.Limit, [Limit.Hi(80)]);
    }

    [Fact]
    public void Judge_Value_IsAVerdictOnTheWholeRecord()
    {
        Verdicts verdicts = new(buffer);

        verdicts.Judge(limited, 81);

        (verdicts.Count, buffer[0].ConditionIndex, buffer[0].SampleIndex, buffer[0].Value)
            .ShouldBe((1, 0, Verdict.WholeRecord, 81));
        buffer[0].Judgements[AlarmLevel.Hi].ShouldBe(Judgement.Active);
    }

    [Fact]
    public void Judge_Sample_IsAVerdictOnIt()
    {
        SensorRecord record = TwoSamples();
        Verdicts verdicts = new(buffer);

        verdicts.Judge(each, in record, 1);

        (buffer[0].ConditionIndex, buffer[0].SampleIndex, double.IsNaN(buffer[0].Value)).ShouldBe((2, 1, true));
        buffer[0].Judgements[AlarmLevel.Hi].ShouldBe(Judgement.Active);
    }

    [Fact]
    public void Report_Judgement_StandsAtTheSingleLevel()
    {
        SensorRecord record = TwoSamples();
        Verdicts verdicts = new(buffer);

        verdicts.Report(plain, 4, Judgement.Hold);
        verdicts.Report(plain, in record, 1, Judgement.Active);

        (buffer[0].Value, buffer[0].Judgements[AlarmLevel.None]).ShouldBe((4, Judgement.Hold));
        (buffer[1].SampleIndex, buffer[1].Judgements[AlarmLevel.None]).ShouldBe((1, Judgement.Active));
    }

    [Fact]
    public void Overflowed_MoreVerdictsThanTheBuffer_IsSetAndTheFirstStay()
    {
        Verdicts verdicts = new(buffer);

        verdicts.Judge(limited, 1);
        verdicts.Judge(limited, 2);
        verdicts.Overflowed.ShouldBeFalse();
        verdicts.Judge(limited, 3);

        (verdicts.Overflowed, verdicts.Count).ShouldBe((true, 2));
        buffer.Select(verdict => verdict.Value).ShouldBe([1, 2]);
    }

    [Fact]
    public void Overflowed_EmptyBuffer_IsSetByTheFirst()
    {
        Verdicts verdicts = new([]);

        verdicts.Judge(limited, 1);

        (verdicts.Overflowed, verdicts.Count).ShouldBe((true, 0));
    }

    [Fact]
    public void Report_ConditionWithLimits_IsRefused() =>
        Should.Throw<InvalidOperationException>(() => new Verdicts(buffer).Report(limited, 1.0, Judgement.Active));

    [Fact]
    public void Judge_ConditionDeclaredWithoutLimits_IsRefusedByName()
    {
        const string Refusal = "The condition plain has no limits: use Report.";

        Should.Throw<InvalidOperationException>(() => new Verdicts(buffer).Judge(plain, 1)).Message.ShouldBe(Refusal);
        Should.Throw<InvalidOperationException>(() =>
        {
            SensorRecord record = TwoSamples();
            new Verdicts(buffer).Judge(plain, in record, 1);
        }).Message.ShouldBe(Refusal);
    }

    [Fact]
    public void Judge_RunWithoutARulesFileWhichWouldGiveTheLimits_SaysNothing()
    {
        SensorRecord record = TwoSamples();
        RuleSetup setup = new(new RuleSettings(null), []);
        Condition average = setup.Condition("average", ConditionType.Limit, setup.Levels());
        Condition each = setup.ConditionPerMeasurement(ConditionType.Limit, setup.Levels());
        Verdicts verdicts = new(buffer);

        verdicts.Judge(average, 1);
        verdicts.Judge(each, in record, 1);

        buffer.ShouldAllBe(verdict => verdict.Judgements.IsEmpty);
    }

    [Fact]
    public void Judge_ValueForAConditionPerMeasurement_IsRefused() =>
        Should.Throw<InvalidOperationException>(() => new Verdicts(buffer).Judge(each, 1));

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void Report_SampleThatIsNotInTheRecord_IsRefused(int index) =>
        Should.Throw<IndexOutOfRangeException>(() =>
        {
            SensorRecord record = TwoSamples();
            new Verdicts(buffer).Report(plain, in record, index, Judgement.Active);
        });

    private static SensorRecord TwoSamples() => new(
        Sensor, DateTime.UnixEpoch, (Sample[])[Sample.OfNumber("a", 1), Sample.OfNumber("b", 81)], default, default);
}
