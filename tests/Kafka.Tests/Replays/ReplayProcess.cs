using System.Text.Json.Nodes;
using KafkaAlarms.Kafka.Tests.Engines;
using KafkaAlarms.Kafka.Tests.Processes;

namespace KafkaAlarms.Kafka.Tests.Replays;

/// <summary>Runs <c>replay</c> over a topic as a process of its own, to its end.</summary>
internal static class ReplayProcess
{
    // A busy machine must not make slow rules out of good ones: it would say so.
    private static readonly Dictionary<string, string> Patient = new() { ["KAFKA_ALARMS__Rules__TimeBudget"] = "00:00:20" };

    /// <summary>Runs it.</summary>
    /// <returns>The exit code and all lines that it said.</returns>
    public static async Task<(int ExitCode, IReadOnlyList<string> Lines)> RunAsync(
        Scenario scenario, params string[] arguments)
    {
        string[] given = ["replay", "--bootstrap", scenario.Bootstrap, "--rules", scenario.RulesFile, .. arguments];
        await using ChildProcess process = ChildProcess.Start(EngineProgram.Dotnet, [EngineProgram.Path, .. given], Patient);
        int exitCode = await process.WaitForExitAsync(TimeSpan.FromMinutes(3));
        return (exitCode, process.Output.Lines);
    }

    /// <summary>The events of a range, without <c>detected_at</c>.</summary>
    /// <param name="scenario">Its input is replayed.</param>
    /// <param name="range">Options that choose of it.</param>
    public static async Task<IReadOnlyList<JsonObject>> EventsAsync(Scenario scenario, params string[] range)
    {
        (int exitCode, IReadOnlyList<string> lines) =
            await RunAsync(scenario, ["--topic", scenario.SensorData, "--format", "jsonl", .. range]);
        exitCode.ShouldBe(0, string.Join('\n', lines));
        return lines.Select(line => JsonNode.Parse(line)!.AsObject()).Select(WithoutDetectedAt).ToList();
    }

    private static JsonObject WithoutDetectedAt(JsonObject alarm)
    {
        alarm.Remove("detected_at");
        return alarm;
    }
}
