using System.Text;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Configuration.Values;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Tests.Scenarios;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Raising;

/// <summary>Which samples end silence: what a rule may evaluate, and nothing else.</summary>
public sealed class HeardSampleTests
{
    private const string Rules =
        """{"rules":[{"id":"r","type":"limits","measurement":"t","unit":"Cel","no_data":{"after":"1m"}}]}""";

    private static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("""{"ts":"2026-01-01T00:00:00Z","t":1}""", false)]
    [InlineData("""{"ts":"2025-12-31T23:59:59Z","t":2}""", false)]
    [InlineData("""{"ts":"2026-01-01T00:02:00Z","t":null}""", false)]
    [InlineData("""{"ts":"2026-01-01T00:02:00Z","t":2,"quality":"bad"}""", false)]
    [InlineData("""{"ts":"2026-01-01T00:02:00Z","t":2,"unit":"K"}""", false)]
    [InlineData("""{"ts":"2026-01-01T00:02:00Z","u":2}""", false)]
    [InlineData("""{"t":"oops}""", false)]
    [InlineData("""{"ts":"2026-01-01T00:02:00Z","t":1}""", true)]
    [InlineData("""{"t":1}""", true)]
    [InlineData("""{"ts":"2026-01-01T00:02:00Z","t":2,"quality":"uncertain"}""", true)]
    public void Process_SampleOfASilentSensor_EndsSilenceWhenItIsNewAndGood(string value, bool heard) =>
        EndsSilence(value, new DecodingOptions()).ShouldBe(heard);

    [Fact]
    public void Process_LateSampleThatIsEvaluated_EndsSilence() =>
        EndsSilence("""{"ts":"2025-12-31T23:59:59Z","t":2}""", new DecodingOptions { Late = LateSamples.Evaluate }).ShouldBeTrue();

    [Fact]
    public void Process_LateSampleThatSetsTheClockBack_EndsSilence()
    {
        TaskRunner runner = Silent(new DecodingOptions { MaxLate = TimeSpan.FromMinutes(1) });

        Feed(runner, 1, """{"ts":"2025-12-31T23:00:00Z","t":2}""", Start.AddMinutes(2)).ShouldBeEmpty();
        Feed(runner, 2, """{"ts":"2025-12-31T23:01:00Z","t":2}""", Start.AddMinutes(3)).ShouldBe([AlarmEventKind.Cleared]);
    }

    private static bool EndsSilence(string value, DecodingOptions options) =>
        Feed(Silent(options), 1, value, Start.AddMinutes(2)).Contains(AlarmEventKind.Cleared);

    private static TaskRunner Silent(DecodingOptions options)
    {
        TaskRunner runner = new(ScenarioRules.Load(Rules).Rules!, new EngineSettings { Decoding = options });
        Feed(runner, 0, """{"ts":"2026-01-01T00:00:00Z","t":1}""", Start);
        runner.AdvanceKafkaTime(Start.AddMinutes(2)).Single().Event.ShouldBe(AlarmEventKind.Raised);
        return runner;
    }

    private static AlarmEventKind[] Feed(TaskRunner runner, long offset, string value, DateTime kafkaTime) =>
        [.. runner.Feed(offset, [.. "s1"u8], Encoding.UTF8.GetBytes(value), kafkaTime).Select(alarm => alarm.Event)];
}
