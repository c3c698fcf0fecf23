using System.Text;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.RuleTests;
using KafkaAlarms.Engine.RuleTests.Expectations;
using KafkaAlarms.Engine.RuleTests.Files;
using KafkaAlarms.Engine.RuleTests.Series;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.RuleTests.Files;

public sealed class RuleTestReaderTests
{
    private const string Whole = """
        {
          // As a rules file: comments, and a comma behind the last element.
          "rules": [{"id": "r", "type": "limits", "levels": {"hi": {"limit": 80}}}],
          "tests": [
            {"name": "one", "input": [{"measurement": "t", "values": "70 90", "unit": "Cel", "every": "500ms", "start": "1m", "sensor": "s"}],
             "until": "2m",
             "expect": [{"at": "1m0.5s", "event": "raised", "alarm": "t", "level": "hi", "value": 90, "severity": 600, "sensor": "s", "rule": "r",
               "message": "s t hi raised: 90 Cel above 80"}]},
            {"name": "two", "rules": [{"id": "q", "type": "limits", "levels": {"lo": {"limit": 0}}}],
             "input": [{"measurement": "t", "values": "1"}], "expect": []},
          ],
        }
        """;

    private readonly IReadOnlyList<RuleType> types = SamplePlugins.Load().Types;

    [Fact]
    public void Read_EveryKey_IsTaken()
    {
        RuleTestCase test = Read(Whole).Tests[0];

        (test.Name, test.Until).ShouldBe(("one", TimeSpan.FromMinutes(2)));
        SeriesInput input = test.Input.ShouldHaveSingleItem();
        (input.Measurement, input.Unit, input.Sensor).ShouldBe(("t", "Cel", "s"));
        (input.Start, input.Every, input.Points.Length).ShouldBe((TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(0.5), 2));
        ExpectedEvent expected = test.Expected.ShouldHaveSingleItem();
        (expected.At, expected.Kind, expected.Alarm).ShouldBe((TimeSpan.FromSeconds(60.5), AlarmEventKind.Raised, "t"));
        (expected.Level, expected.Severity, expected.Sensor, expected.Rule).ShouldBe((EventLevel.Hi, 600, "s", "r"));
        RuleTestRunner.Run(test, TimeProvider.System).Differences.ShouldBeEmpty();
    }

    [Fact]
    public void Read_RulesOfATest_StandInPlaceOfThoseOfTheFile() =>
        Read(Whole).Tests.Select(test => test.Rules.Rules.Single().Id).ShouldBe(["r", "q"]);

    [Fact]
    public void Read_NoRulesAndOneType_RunsItWithItsDefaults()
    {
        RuleTestFile file = Read(
            """{"tests": [{"name": "a", "input": [{"measurement": "t", "values": "1"}], "expect": []}]}""",
            [types.Single(type => type.Id == "spindle-power")]);

        file.Tests.Single().Rules.Rules.Single().Id.ShouldBe("spindle-power");
    }

    [Theory]
    [InlineData("""{"tests": [{"name": "a", "input": [{"measurement": "t", "values": "1"}], "expect": []}]}""",
        "KA8207 a.tests.json(1,1): The key rules is missing in the file, and the plug-ins declare ")]
    [InlineData("""{"tests": [""", "KA8204 a.tests.json(1,12): The file is no JSON: ")]
    [InlineData("""{"test": []}""", "KA8207 a.tests.json(1,1): The key tests is missing in the file.")]
    [InlineData(
        """{"tests": [{"name": "a", "input": [{"measurement": "t", "values": "20+1"}], "expect": []}]}""",
        "KA8209 a.tests.json(1,57) tests[0].input[0].values: The value of values is no series. 20+1 has a step and no count;")]
    [InlineData(
        """{"tests": [{"name": "a", "input": [{"measurement": "t", "values": "1", "every": "0s"}], "expect": []}]}""",
        "KA8209 a.tests.json(1,72) tests[0].input[0].every: The value of every is out of range. Write more than 0s.")]
    [InlineData(
        """{"tests": [{"name": "a", "input": [{"measurement": "t", "values": "1"}], "expect": [{"at": 5, "event": "raised", "alarm": "t"}]}]}""",
        "KA8208 a.tests.json(1,86) tests[0].expect[0].at: The value of at is not a time. Write a time like 500ms,")]
    [InlineData(
        """{"rules": [{"id": "r", "type": "limit"}], "tests": [{"name": "a", "input": [{"measurement": "t", "values": "1"}], "expect": []}]}""",
        "KA8211 a.tests.json(1,24) rules[0].type: No plug-in declares the rule type limit. Write limits.")]
    public void Read_BrokenFile_SaysWhereAndWhatToWrite(string json, string problem)
    {
        RuleTestFile file = Read(json);

        file.Tests.ShouldBeEmpty();
        file.Problems.Select(one => one.ToString()).ShouldContain(one => one.StartsWith(problem), string.Join('\n', file.Problems));
    }

    [Fact]
    public void Read_FileThatIsNotThere_IsAProblem() =>
        RuleTestReader.Read("/nowhere/a.tests.json", types).Problems.ShouldHaveSingleItem().Code.ShouldBe(ErrorCode.RuleTestsUnreadable);

    private RuleTestFile Read(string json) => Read(json, types);

    private static RuleTestFile Read(string json, IReadOnlyList<RuleType> types) =>
        RuleTestReader.Read(Encoding.UTF8.GetBytes(json), "a.tests.json", types);
}
