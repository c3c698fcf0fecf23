using KafkaAlarms.AlarmModel.Generating;
using Shouldly;
using Xunit;

namespace KafkaAlarms.AlarmModel.Tests;

public sealed class RandomScenarioProperties
{
    private const int Scenarios = 300;

    private static readonly IReadOnlyList<ModelEvent>[] Runs =
        [.. Enumerable.Range(0, Scenarios).Select(seed => RandomScenario.Of(seed).Expect())];

    [Fact]
    public void Expect_AnyScenario_NeverSaysTheSameTwice()
    {
        for (int seed = 0; seed < Scenarios; seed++)
        {
            foreach (IGrouping<string, ModelEvent> alarm in Runs[seed].GroupBy(e => e.Key))
            {
                ModelEvent? before = null;
                foreach (ModelEvent e in alarm)
                {
                    MayFollow(before, e).ShouldBeTrue($"seed {seed}: {e} after {before}");
                    before = e;
                }
            }
        }
    }

    [Fact]
    public void Expect_AnyScenario_EpisodesAndEventsAreUnique()
    {
        for (int seed = 0; seed < Scenarios; seed++)
        {
            (string, EpisodeToken, long)[] ids =
                [.. Runs[seed].Select(e => (e.Key, e.Episode, e.Sequence))];
            ids.Distinct().Count().ShouldBe(ids.Length, $"seed {seed}");
        }
    }

    [Fact]
    public void Expect_ManyScenarios_ReachEveryKindOfEvent()
    {
        ModelEvent[] events = [.. Runs.SelectMany(run => run)];

        string[] kinds = [.. events.Select(e => $"{e.Kind} {e.Level ?? "no data"}").Distinct().Order()];
        kinds.ShouldBe([
            "cleared hi", "cleared hihi", "cleared lo", "cleared lolo", "cleared no data",
            "level_changed hi", "level_changed hihi", "level_changed lo", "level_changed lolo",
            "raised hi", "raised hihi", "raised lo", "raised lolo", "raised no data",
            "updated hi", "updated hihi", "updated lo", "updated lolo"]);
        events.ShouldContain(e => e.Kind == "cleared" && e.OccurredAt > e.Sample!.Time, "an off-delay ran out by itself");
        events.ShouldContain(e => e.Kind == "raised" && e.Level == null && e.Sample == null, "never heard of");
        events.ShouldContain(e => e.ClearedAt < e.RaisedAt, "a clock was set back");
    }

    [Fact]
    public void Of_OneSeed_IsOneScenario() =>
        RandomScenario.Of(7).ToString().ShouldBe(RandomScenario.Of(7).ToString());

    private static bool MayFollow(ModelEvent? before, ModelEvent e)
    {
        if (e.Kind == "raised") return before is null or { Kind: "cleared" } && e.Sequence == 0;
        bool goesOn = before is not null && before.Kind != "cleared" && before.Episode == e.Episode
            && before.Sequence + 1 == e.Sequence && before.RaisedAt == e.RaisedAt;
        bool isOtherLevel = goesOn && before!.Level != e.Level;
        return goesOn && isOtherLevel == (e.Kind == "level_changed");
    }
}
