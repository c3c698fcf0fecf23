using System.Globalization;
using KafkaAlarms.Engine.Commands;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Model.Wire;
using KafkaAlarms.Engine.RuleSets;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Whole;

/// <summary>The engine with a rule whose limits stand in a table, from the sensor topic to the alarm topic.</summary>
public sealed class TableRunTests : IDisposable
{
    private const string Rules =
        """
        {"rules": [{"id": "hot", "type": "limits", "measurement": "t", "levels": {"hi": {"limit": 80, "deadband": 2}}, "table": "limits.csv"}]}
        """;

    private const string Table =
        """
        sensor;level;limit;deadband;severity;message
        kiln-1;hi;50;0;;"Kiln {sensor_id}; {value}"
        kiln-1;hihi;60;;950;
        kiln-*;hi;70;;700;

        """;

    private static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("table-run-");
    private readonly KafkaInProcess kafka = new();

    public void Dispose()
    {
        kafka.Dispose();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Run_RuleWithATable_JudgesEachSensorByItsRow()
    {
        string file = Path.Combine(folder.FullName, "rules.json");
        await File.WriteAllTextAsync(file, Rules, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "limits.csv"), Table, TestContext.Current.CancellationToken);
        using RuleSetResult loaded = RuleSetLoader.Load(new() { File = file, Plugins = SamplePlugins.Folder });
        loaded.Problems.ShouldBeEmpty();
        InputRecord[] records =
        [
            .. Series("kiln-1", 49, 55, 65, 58, 49), .. Series("kiln-2", 69, 75, 69, 67), .. Series("oven-1", 75, 85, 79, 77),
        ];
        kafka.Write(records);

        (await new WholeEngine(kafka, loaded.Rules!, new EngineSettings()).RunAsync(records.Length)).ShouldBe(ExitCode.Stopped);

        kafka.ReadCommitted(kafka.Topics.Alarms)[kafka.Topics.Alarms]
            .Select(record => AlarmEventJson.Decode(record.Message.Value))
            .Select(e => string.Create(
                CultureInfo.InvariantCulture, $"{e.SensorId} {e.Event} {e.Level} {e.Condition.Limit} {e.Severity} {e.Message}"))
            .ShouldBe(
                [
                    "kiln-1 Raised Hi 50 600 Kiln kiln-1; 55",
                    "kiln-1 LevelChanged HiHi 60 950 Kiln kiln-1; 65",
                    "kiln-1 LevelChanged Hi 50 600 Kiln kiln-1; 58",
                    "kiln-1 Cleared Hi 50 600 Kiln kiln-1; 49",
                    "kiln-2 Raised Hi 70 700 kiln-2 t hi raised: 75 above 70",
                    "kiln-2 Cleared Hi 70 700 kiln-2 t hi cleared: 67",
                    "oven-1 Raised Hi 80 600 oven-1 t hi raised: 85 above 80",
                    "oven-1 Cleared Hi 80 600 oven-1 t hi cleared: 77",
                ],
                ignoreOrder: true);
    }

    private static IEnumerable<InputRecord> Series(string sensor, params int[] values) => values.Select((value, i) =>
        new InputRecord(Start.AddSeconds(i), sensor, $$"""{"ts":"{{Start.AddSeconds(i):O}}","t":{{value}}}"""));
}
