using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.RuleSets;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.RuleSets;

/// <summary>What a rule set was loaded from stays until the last thread has left it.</summary>
public sealed class LiveRulesTests : IDisposable
{
    private readonly Source first = new();
    private readonly Source second = new();
    private readonly RuleSet one = new([], "1");
    private readonly RuleSet two = new([], "2");

    public void Dispose()
    {
        first.Dispose();
        second.Dispose();
    }

    [Fact]
    public void Swap_WhileThreadsRunTheOldSet_LetsGoOfItAfterTheLastOne()
    {
        using LiveRules rules = new(one, first);
        rules.Adopt(0).ShouldBeSameAs(one);
        rules.Adopt(1);

        rules.Swap(two, second);
        rules.Current.ShouldBeSameAs(two);
        rules.Adopt(0).ShouldBeSameAs(two);
        first.Disposals.ShouldBe(0);
        rules.Adopt(1);

        first.Disposals.ShouldBe(1);
        second.Disposals.ShouldBe(0);
    }

    [Fact]
    public void Swap_SetThatNoThreadTook_IsLetGoOfAtOnce()
    {
        using LiveRules rules = new(one, first);
        rules.Adopt(0);
        rules.Swap(two, second);

        rules.Swap(new RuleSet([], "3"), null);

        second.Disposals.ShouldBe(1);
        first.Disposals.ShouldBe(0);
    }

    [Fact]
    public void Dispose_LetsGoOfEverythingOnce()
    {
        LiveRules rules = new(one, first);
        rules.Adopt(0);
        rules.Swap(two, second);

        rules.Dispose();
        rules.Dispose();

        (first.Disposals, second.Disposals).ShouldBe((1, 1));
    }

    private sealed class Source : IDisposable
    {
        public int Disposals { get; private set; }

        public void Dispose() => Disposals++;
    }
}
