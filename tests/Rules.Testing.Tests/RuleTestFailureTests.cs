using Shouldly;
using Xunit;

namespace KafkaAlarms.Rules.Testing.Tests;

public sealed class RuleTestFailureTests
{
    private readonly RuleTest test = RuleTest.Of<BoilerRule>();

    [Fact]
    public void At_OtherTime_DrawsWhatHappened()
    {
        test.Feed("temperature", "70+2x12 80 79x8~0.5 76x6", unit: "Cel");

        string message = Failure(() => test.ShouldRaise("hot").At("9s"));

        message.ShouldMatchApproved(options => options.WithDiscriminator("chart").NoDiff());
    }

    [Fact]
    public void Chart_OfWords_HasARowForEach()
    {
        test.Feed("door", "false true false");

        test.Chart().ShouldMatchApproved(options => options.WithDiscriminator("words").NoDiff());
    }

    [Fact]
    public void Chart_ConditionWithoutLimits_ShowsWhatTheRuleSaid()
    {
        RuleTest counting = RuleTest.Of<CountingRule>("""{"on_delay": "3s"}""");
        counting.Feed("t", "1x10");

        string message = Failure(() => counting.ShouldRaise("many").At("4s"));

        message.ShouldMatchApproved(options => options.WithDiscriminator("judged").NoDiff());
    }

    [Fact]
    public void Chart_ConditionThatWasNeverJudged_SaysSo()
    {
        test.Feed("temperature", "90", unit: "Cel");

        Failure(() => test.ShouldRaise("open")).ShouldContain("\nsensor-1 open, of which the rule said nothing\n");
    }

    [Theory]
    [InlineData("hot", "Expected hot to be raised; nothing more happened to it.")]
    [InlineData("open", "Expected open to be raised; next came cleared at 1s.")]
    public void ShouldRaise_SomethingElse_SaysWhat(string alarm, string sentence)
    {
        test.Feed("door", "true false");
        if (alarm == "open") test.ShouldRaise("open");

        Failure(() => test.ShouldRaise(alarm)).ShouldStartWith(sentence);
    }

    [Fact]
    public void Expectations_NotMet_SayInASentenceWhatWas()
    {
        test.Feed("temperature", "90");
        AlarmExpectation raised = test.ShouldRaise("hot");

        string[] sentences =
        [
            Failure(() => raised.At("1m30s")),
            Failure(() => raised.OnLevel(AlarmLevel.HiHi)),
            Failure(() => raised.Showing(90.5, within: 0.4)),
            Failure(() => raised.Showing(true)),
            Failure(() => raised.Showing("CLOSED")),
            Failure(() => raised.WithSeverity(601)),
            Failure(() => raised.WithMessage("hot")),
        ];

        sentences.Select(sentence => sentence.Split('\n')[0]).ShouldBe(
        [
            "Expected hot to be raised at 1m30s; it was at 0s.",
            "Expected hot to be raised on level hihi; it was on hi.",
            "Expected hot to be raised showing 90.5; it was showing 90.",
            "Expected hot to be raised showing true; it was showing 90.",
            "Expected hot to be raised showing CLOSED; it was showing 90.",
            "Expected hot to be raised with severity 601; it was with 600.",
            "Expected hot to be raised with the message \"hot\"; it was with \"sensor-1 hot hi raised: 90 Cel above 80\".",
        ]);
    }

    [Fact]
    public void ShouldSayNothingElse_AnEvent_IsNamed()
    {
        test.Feed("temperature", "90");

        Failure(() => test.ShouldSayNothingElse())
            .ShouldStartWith("Expected nothing else; there was: 0s sensor-1 hot raised, level hi, value 90 Cel.");
    }

    [Fact]
    public void Feed_RuleThrows_FailsWithItsWords() =>
        Failure(() => test.Feed("door", "false 'torn off'"))
            .ShouldStartWith("At 1s the rule failed: InvalidOperationException: A door is open or closed..");

    [Fact]
    public void Send_NoRecord_Fails() => Failure(() => test.Send("{")).ShouldStartWith("At 0s a record cannot be read: ");

    [Theory]
    [InlineData("20+x3", "1s", "The series of temperature cannot be read: 20+x3 is no element of a series;")]
    [InlineData("20", "0s", "The series of temperature goes on every 0s; write more than 0s.")]
    [InlineData("20", "soon", "\"soon\" is no time. Write a time like 500ms")]
    public void Feed_BrokenSeries_SaysWhatToWrite(string values, string every, string sentence) =>
        Failure(() => test.Feed("temperature", values, every: every)).ShouldStartWith(sentence);

    [Fact]
    public void Of_RefusedEntry_ListsTheProblemsWithCodes()
    {
        RuleTestException failure = Should.Throw<RuleTestException>(() => RuleTest.Of<BoilerRule>(
            """
            {
              "severity": 0,
              "settings": {"hihg": {"limit": 90}}
            }
            """));

        failure.Problems.Select(problem => problem[..problem.IndexOf(':', StringComparison.Ordinal)]).ShouldBe(
            ["KA8209 entry(2,3) rules[0].severity", "KA8218 entry(3,16) rules[0].settings.hihg"]);
    }

    [Fact]
    public void Of_ClassWithoutAttribute_IsRefused() =>
        Failure(() => RuleTest.Of<UnmarkedRule>()).ShouldContain("KA9109 KafkaAlarms.Rules.Testing.Tests.UnmarkedRule: ");

    [Fact]
    public void Of_EntryThatIsNoObject_IsRefused() =>
        Failure(() => RuleTest.Of<BoilerRule>("[]")).ShouldBe(
            "The entry is no JSON object; write one like {\"on_delay\": \"30s\"}.");

    private static string Failure(Action action) => Should.Throw<RuleTestException>(action).Message;
}
