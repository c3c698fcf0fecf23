using CsCheck;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Rules.Tests;

public sealed class LimitProperties
{
    // Quarters are exact in binary, so that values meet limits and deadband edges often.
    private static readonly Gen<double> Quarter = Gen.Int[-40, 40].Select(quarters => quarters / 4.0);
    private static readonly Gen<double> Deadband = Gen.Int[0, 20].Select(quarters => quarters / 4.0);

    [Fact]
    public void Deadband_AnySeries_NeverRaisesMoreOftenThanThePlainLimit() =>
        Gen.Select(Quarter, Deadband, Gen.Bool, Quarter.Array[0, 60]).Sample((limit, deadband, inclusive, series) =>
            Raises(Limit.Hi(limit, deadband, inclusive), series)
                .ShouldBeLessThanOrEqualTo(Raises(Limit.Hi(limit, 0, inclusive), series)));

    [Fact]
    public void Condition_AnyValue_JudgesAsItsLimitsDo() =>
        Gen.Select(Quarter.Array[4], Deadband, Gen.Bool, Gen.Int[0, 15], Quarter).Sample((at, deadband, inclusive, levels, value) =>
        {
            Limit[] limits =
            [
                .. new[] { AlarmLevel.HiHi, AlarmLevel.Hi, AlarmLevel.Lo, AlarmLevel.LoLo }
                    .Select((level, i) => new Limit(level, at[i], deadband, inclusive))
                    .Where((_, i) => (levels & (1 << i)) != 0),
            ];
            Condition condition = new RuleSetup(new RuleSettings(null), []).Condition("c", ConditionType.Limit, limits);
            Judgements judgements = condition.Judge(value);
            foreach (Limit limit in limits) judgements[limit.Level].ShouldBe(limit.Judge(value));
            judgements.IsEmpty.ShouldBe(limits.Length == 0);
        });

    [Fact]
    public void Deadband_AnyValue_NeverChangesWhatIsActive() =>
        Gen.Select(Quarter, Deadband, Gen.Bool, Quarter).Sample((limit, deadband, inclusive, value) =>
            (Limit.Lo(limit, deadband, inclusive).Judge(value) == Judgement.Active)
                .ShouldBe(Limit.Lo(limit, 0, inclusive).Judge(value) == Judgement.Active));

    [Fact]
    public void Lo_AnyValue_MirrorsHi() =>
        Gen.Select(Quarter, Deadband, Gen.Bool, Quarter).Sample((limit, deadband, inclusive, value) =>
            Limit.Lo(-limit, deadband, inclusive).Judge(-value).ShouldBe(Limit.Hi(limit, deadband, inclusive).Judge(value)));

    [Fact]
    public void Hi_GrowingValue_NeverTurnsTowardsNormal() =>
        Gen.Select(Quarter, Deadband, Gen.Bool, Quarter.Array[2, 10]).Sample((limit, deadband, inclusive, values) =>
        {
            Limit hi = Limit.Hi(limit, deadband, inclusive);
            values.Order().Select(hi.Judge).ShouldBeInOrder();
        });

    [Fact]
    public void Inclusive_AnyValue_DiffersAtTheTwoEdgesOnly() =>
        Gen.Select(Quarter, Deadband, Quarter).Sample((limit, deadband, value) =>
        {
            bool differs = Limit.Hi(limit, deadband).Judge(value) != Limit.Hi(limit, deadband, true).Judge(value);
            differs.ShouldBe(value == limit || value == limit - deadband);
        });

    private static int Raises(Limit limit, double[] series)
    {
        bool active = false;
        int raises = 0;
        foreach (double value in series)
        {
            Judgement judgement = limit.Judge(value);
            if (judgement == Judgement.Active && !active) raises++;
            if (judgement != Judgement.Hold) active = judgement == Judgement.Active;
        }

        return raises;
    }
}
