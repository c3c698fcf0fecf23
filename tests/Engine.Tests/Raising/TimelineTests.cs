using System.Globalization;
using System.Text;
using System.Text.Json;
using KafkaAlarms.Engine.Configuration.RulesFile;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Raising;

public sealed class TimelineTests
{
    private static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static TheoryData<string> Names
    {
        get
        {
            using JsonDocument document = Read();
            return [.. document.RootElement.EnumerateArray().Select(element => element.GetProperty("name").GetString()!)];
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Timeline_ThroughThePipeline_GivesExactlyItsEvents(string name)
    {
        using JsonDocument document = Read();
        JsonElement timeline = document.RootElement.EnumerateArray().Single(e => e.GetProperty("name").GetString() == name);
        TaskRunner runner = new(RulesOf(timeline));
        long offset = 0;
        foreach (JsonElement sample in timeline.GetProperty("samples").EnumerateArray())
        {
            DateTime time = Start.AddSeconds(sample[0].GetDouble());
            string json = string.Create(CultureInfo.InvariantCulture, $$"""{"ts":"{{time:O}}","temperature":{{sample[1]}}}""");
            runner.Feed(offset++, "s1"u8.ToArray(), Encoding.UTF8.GetBytes(json), time);
        }

        IEnumerable<string> expected = timeline.GetProperty("events").EnumerateArray()
            .Select(e => string.Create(CultureInfo.InvariantCulture, $"{e[0]} {e[1]} {e[2].GetDouble()}"));
        runner.Output.Events.Select(Describe).ShouldBe(expected);
        runner.Output.Events.Select(e => e.EventId).ShouldBeUnique();
        runner.Output.Violations.ShouldBeEmpty();
    }

    private static string Describe(AlarmEvent alarm) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Wire(alarm.Event)} {alarm.Level.ToString()!.ToLowerInvariant()} {(alarm.OccurredAt - Start).TotalSeconds}");

    private static string Wire(AlarmEventKind kind) => kind == AlarmEventKind.LevelChanged ? "level_changed" : kind.ToString().ToLowerInvariant();

    private static JsonDocument Read() =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "data", "timelines.json")));

    private static RuleSet RulesOf(JsonElement timeline)
    {
        string text = $$"""
            {"rules":[{"id":"r","type":"limits","measurement":"temperature","levels":{{timeline.GetProperty("levels").GetRawText()}}}]}
            """;
        RulesFileResult result = RulesFileLoader.Load(Encoding.UTF8.GetBytes(text), "timeline.json", SamplePlugins.Load().Types, "");
        result.Problems.ShouldBeEmpty();
        return result.Rules!;
    }
}
