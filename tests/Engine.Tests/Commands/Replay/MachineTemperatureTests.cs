using System.Text;
using KafkaAlarms.Engine.Commands;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Wire;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Commands.Replay;

/// <summary>The expected alarms of data/nab/README.md, by the command alone: 11 alarms become 3 and then 2.</summary>
public sealed class MachineTemperatureTests : IDisposable
{
    private static readonly string Series =
        Path.Combine(AppContext.BaseDirectory, "data", "nab", "machine_temperature_system_failure.csv");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("replay-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("", 11, null, null)]
    [InlineData(
        "\"deadband\":5",
        3,
        "2013-12-16 15:25, 2014-02-03 11:10, 2014-02-08 00:00",
        "2013-12-16 18:35, 2014-02-03 11:55, 2014-02-09 12:00")]
    [InlineData("\"deadband\":5,\"on_delay\":\"10m\"", 2, "2013-12-16 15:35, 2014-02-08 00:25", "2013-12-16 18:35, 2014-02-09 12:00")]
    [InlineData(
        "\"deadband\":5,\"on_delay\":\"10m\",\"off_delay\":\"30m\"",
        2,
        "2013-12-16 15:35, 2014-02-08 00:25",
        "2013-12-16 19:05, 2014-02-09 12:30")]
    public async Task Replay_MachineTemperature_GivesTheExpectedEvents(string settings, int alarms, string? raised, string? cleared)
    {
        using CommandLine line = new();
        (await line.RunAsync("replay", "--rules", Rules("rules", settings), "--input", Series, "--sensor", "machine", "--format", "jsonl"))
            .ShouldBe(ExitCode.Stopped);

        AlarmEvent[] events =
        [
            .. line.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(text => AlarmEventJson.Decode(Encoding.UTF8.GetBytes(text))),
        ];
        events.Length.ShouldBe(2 * alarms);
        if (raised is not null) Times(events, AlarmEventKind.Raised).ShouldBe(raised);
        if (cleared is not null) Times(events, AlarmEventKind.Cleared).ShouldBe(cleared);
    }

    [Fact]
    public async Task Replay_MachineTemperatureCompared_ShowsHowElevenAlarmsBecomeThreeAndThenTwo()
    {
        using CommandLine line = new();
        (await line.RunAsync(
            "replay",
            "--rules", Rules("plain", ""),
            "--compare", Rules("deadband", "\"deadband\":5"),
            "--compare", Rules("on-delay", "\"deadband\":5,\"on_delay\":\"10m\""),
            "--input", Series,
            "--sensor", "machine")).ShouldBe(ExitCode.Stopped);

        line.Output.ShouldMatchApproved();
    }

    private static string Times(AlarmEvent[] events, AlarmEventKind kind) =>
        string.Join(", ", events.Where(one => one.Event == kind).Select(one => $"{one.OccurredAt:yyyy-MM-dd HH:mm}"));

    private string Rules(string name, string settings)
    {
        string path = Path.Combine(folder.FullName, $"{name}.json");
        string more = settings.Length > 0 ? "," + settings : "";
        File.WriteAllText(
            path,
            $$"""{"rules":[{"id":"machine","type":"limits","measurement":"value","levels":{"lo":{"limit":45{{more}}} } }]}""");
        return path;
    }
}
