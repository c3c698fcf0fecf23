using CsCheck;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Rules.Tests;

public sealed class JudgementsTests
{
    [Fact]
    public void Default_EveryLevel_IsNone()
    {
        Judgements none = default;

        Enum.GetValues<AlarmLevel>().ShouldAllBe(level => none[level] == Judgement.None);
        (none.IsEmpty, none.AnyActive).ShouldBe((true, false));
    }

    [Fact]
    public void With_AnySequence_HoldsTheLastJudgementOfEachLevel() =>
        Gen.Select(Gen.Enum<AlarmLevel>(), Gen.Enum<Judgement>()).Array[0, 20].Sample(changes =>
        {
            Judgements judgements = default;
            Judgement[] expected = new Judgement[5];
            foreach ((AlarmLevel level, Judgement judgement) in changes)
            {
                judgements = judgements.With(level, judgement);
                expected[(int)level] = judgement;
            }

            Enum.GetValues<AlarmLevel>().Select(level => judgements[level]).Order().ShouldBe(expected.Order());
            Enum.GetValues<AlarmLevel>().ShouldAllBe(level => judgements[level] == expected[(int)level]);
            judgements.AnyActive.ShouldBe(expected.Contains(Judgement.Active));
            judgements.IsEmpty.ShouldBe(expected.All(judgement => judgement == Judgement.None));
        });
}
