using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Rules;
using KafkaAlarms.Engine.Tests.Scenarios;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Rules;

/// <summary>Rules that declare to do nothing but compare numbers with limits are called only where it may matter.
/// </summary>
public sealed partial class ComparingRuleTests
{
    private const string Hi = """
        "id":"r","type":"comparing","measurement":"t","levels":{"hi":{"limit":80,"deadband":2}}
        """;

    private readonly List<double> calls = [];

    [Fact]
    public void Evaluate_NormalNumbersAndNothingActive_CallsNobody()
    {
        SensorFeed feed = Feed(Hi);

        feed.At(0, "\"t\":10").ShouldBeEmpty();
        feed.At(1, "\"t\":77.9").ShouldBeEmpty();
        feed.At(2, "\"t\":79").ShouldBeEmpty();
        feed.At(3, "\"t\":90").Count.ShouldBe(1);
        feed.At(4, "\"t\":10").Count.ShouldBe(1);
        feed.Runner.Commit();
        feed.At(5, "\"t\":10").ShouldBeEmpty();

        calls.ShouldBe([79, 90, 10]);
    }

    [Fact]
    public void Evaluate_DelayThatRuns_IsEndedByANormalNumber()
    {
        SensorFeed feed = Feed(Hi + ""","on_delay":"10s" """);
        feed.At(0, "\"t\":90").ShouldBeEmpty();
        feed.At(5, "\"t\":10").ShouldBeEmpty();

        feed.Runner.Commit();
        feed.Wait(100).ShouldBeEmpty();
        feed.At(101, "\"t\":10").ShouldBeEmpty();

        calls.ShouldBe([90, 10]);
    }

    [Fact]
    public void Evaluate_AlarmRestored_IsEndedByANormalNumber()
    {
        SensorFeed feed = Feed(Hi);
        feed.At(0, "\"t\":90").Count.ShouldBe(1);

        feed.Restart();

        feed.At(1, "\"t\":10").Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(""","no_data":{"after":"10s"}""")]
    [InlineData(""","where":{"line":"1"}""")]
    [InlineData(""","overrides":[{"where":{"line":"1"},"levels":{"hi":{"limit":5}}}]""")]
    public void Evaluate_EntryThatDependsOnMore_CallsIt(string more)
    {
        SensorFeed feed = Feed(Hi + more);

        feed.At(0, """ "t":10,"labels":{"line":"1"} """);
        feed.At(1, """ "t":11,"labels":{"line":"1"} """);

        calls.ShouldBe([10, 11]);
    }

    [Fact]
    public void Evaluate_TwoRules_EachNumberIsComparedWithTheLimitsOfBoth()
    {
        SensorFeed feed = Feed(
            Hi + """},{"id":"low","type":"comparing","measurement":"*","levels":{"lo":{"limit":20}} """);

        feed.At(0, "\"t\":50,\"u\":50");
        calls.ShouldBeEmpty();

        feed.At(1, "\"t\":51,\"u\":10").Count.ShouldBe(1);
        calls.ShouldBe([51], "of the rule that selects both");
        feed.At(2, "\"t\":52,\"u\":11").ShouldBeEmpty();
        calls.ShouldBe([51, 52], "while its alarm stands");
        feed.At(3, "\"t\":90,\"u\":11").Count.ShouldBe(1);
        calls.ShouldBe([51, 52, 90, 90]);
    }

    [Fact]
    public void Evaluate_RuleThatSaysLessThanItDeclared_HasFailed()
    {
        SensorFeed feed = new(Hi, null, Type(() => new ComparingRule(calls, declares: true) { Unsaid = 90 }));

        feed.At(0, "\"t\":90").ShouldBeEmpty();
        feed.At(1, "\"t\":91").Count.ShouldBe(1);

        feed.Runner.Faults.Faults.ShouldBe([("r", "other verdicts than its declaration JudgesOnly allows")]);
    }

    [Fact]
    public void Evaluate_RuleThatJudgesWhatItDoesNotSelect_HasFailed()
    {
        SensorFeed feed = new(
            Hi.Replace("\"t\"", "\"u\"") + """},{"id":"t","type":"limits","measurement":"t","levels":{"hi":{"limit":200}} """,
            null, Type(() => new ComparingRule(calls, declares: true) { JudgesFirst = true }));

        feed.At(0, "\"t\":90,\"u\":85").ShouldBeEmpty();

        feed.Runner.Faults.Faults.ShouldBe([("r", "other verdicts than its declaration JudgesOnly allows")]);
    }

    [Theory]
    [InlineData("\"t\":10", "\"t\":10")]
    [InlineData("\"t\":10", "\"t\":10,\"u\":99")]
    public void Evaluate_FaultsWithRecordsBetweenThatPassItOver_AreNotInARow(string first, string between)
    {
        SensorFeed feed = new(
            Hi + """},{"id":"u","type":"comparing","measurement":"u","levels":{"hi":{"limit":80}} """,
            null, Type(() => new ComparingRule(calls, declares: true) { Thrown = 1_000 }));
        int second = 0;
        for (int fault = 0; fault < RuleRunner.FaultsUntilQuarantine + 10; fault++)
        {
            feed.At(second++, fault == 0 ? first : between);
            feed.At(second++, "\"t\":1000");
        }

        feed.Runner.Faults.Quarantined.ShouldBeEmpty();
        feed.At(second, "\"t\":95").ShouldHaveSingleItem().Rule.Id.ShouldBe("r");
    }

    [Theory]
    [InlineData("\"t\":1000,\"u\":5", "\"t\":1000,\"u\":5", true)]
    [InlineData("\"t\":1000", "\"u\":5", true)]
    [InlineData("\"t\":1000", "\"x\":5", false)]
    public void Evaluate_FaultsInARow_QuarantineTheRuleAlthoughOthersAreCalm(string bad, string between, bool isFirst)
    {
        string other = """ "id":"u","type":"comparing","measurement":"u","levels":{"hi":{"limit":80}} """;
        SensorFeed feed = new(
            isFirst ? Hi + "},{" + other : other + "},{" + Hi,
            null, Type(() => new ComparingRule(calls, declares: true) { Thrown = 1_000 }));

        for (int round = 0; round < RuleRunner.FaultsUntilQuarantine + 10; round++)
        {
            feed.At(2 * round, bad);
            feed.At((2 * round) + 1, between);
        }

        feed.Runner.Faults.Quarantined.ShouldBe(["r"]);
        feed.Runner.Faults.Faults.Count.ShouldBe(RuleRunner.FaultsUntilQuarantine);
        calls.Count(number => number == 1_000).ShouldBe(RuleRunner.FaultsUntilQuarantine);
        feed.At(1_000, "\"t\":10");
        feed.At(1_001, "\"t\":95").ShouldBeEmpty("it stays quarantined");
    }

    /// <summary>The same records lead to the same events, counts and state, declared or not.</summary>
    [Fact]
    public void Evaluate_AnyRecords_GivesWhatItGivesWithoutTheDeclaration()
    {
        List<double> asked = [];
        int left = 0;
        for (int seed = 0; seed < 60; seed++)
        {
            string rules = RandomRules(new Random(seed));
            calls.Clear();
            asked.Clear();
            SensorFeed declared = Feed(rules);
            SensorFeed plain = new(rules, null, Type(() => new ComparingRule(asked, declares: false)));
            Run(declared, new Random(1_000 + seed));
            Run(plain, new Random(1_000 + seed));

            declared.Events.Select(EventLine.Of).ShouldBe(plain.Events.Select(EventLine.Of), rules);
            StateOf(declared).ShouldBe(StateOf(plain), rules);
            left += asked.Count - calls.Count;
        }

        left.ShouldBeGreaterThan(1_000, "calls that were left out");
    }

    /// <summary>State records as texts, without the wall time at which an event was detected.</summary>
    private static IEnumerable<string> StateOf(SensorFeed feed) => feed.Runner.Output.State.Select(
        record => WallTime().Replace(Encoding.Latin1.GetString([.. record.Key, (byte)' ', .. record.Value ?? []]), ""));

    [GeneratedRegex("\"detected_at\":\"[^\"]*\"")]
    private static partial Regex WallTime();

    private static RuleType Type(Func<KafkaAlarms.Rules.IAlarmRule> make) =>
        new("comparing", "1.0.0", "Tests", "1.0.0", "", make);

    private static string RandomRules(Random random)
    {
        IEnumerable<string> rules = Enumerable.Range(0, random.Next(1, 4)).Select(number =>
        {
            string measurement = Any(random, "t", "u", "*");
            string unit = Any(random, "", "", ""","unit":"Cel" """, ""","unit":"K" """);
            string more = Any(
                random, "", "", "", ""","on_delay":"3s" """, ""","off_delay":"2s" """, ""","no_data":{"after":"9s"}""");
            int hi = random.Next(60, 90);
            int lo = random.Next(10, 30);
            return $$"""
                "id":"r{{number}}","type":"comparing","measurement":"{{measurement}}"{{unit}}{{more}},
                "levels":{"hi":{"limit":{{hi}},"deadband":{{random.Next(5)}} },"lo":{"limit":{{lo}} } }
                """;
        });
        return string.Join("},{", rules);
    }

    private static void Run(SensorFeed feed, Random random)
    {
        double second = 0;
        for (int record = 0; record < 60; record++)
        {
            second += random.Next(4);
            string unit = Any(random, "", "", ""","unit":"Cel" """, ""","unit":"K" """);
            string fields = Any(
                random, $"\"t\":{Number(random)}", $"\"t\":{Number(random)},\"u\":{Number(random)}",
                $"\"u\":{Number(random)}", "\"t\":\"on\",\"u\":true", $"\"x\":1,\"t\":{Number(random)}");
            feed.At(second, fields + unit);
            if (random.Next(20) == 0) feed.Restart();
        }

        feed.Wait(second + 100);
        feed.Runner.Commit();
    }

    /// <summary>Mostly normal.</summary>
    private static string Number(Random random) =>
        (random.Next(6) == 0 ? random.Next(100) : random.Next(35, 55)).ToString(CultureInfo.InvariantCulture);

    private static string Any(Random random, params string[] of) => of[random.Next(of.Length)];

    private SensorFeed Feed(string rule) => new(rule, null, Type(() => new ComparingRule(calls, declares: true)));
}
