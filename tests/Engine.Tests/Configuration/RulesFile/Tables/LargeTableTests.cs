using System.Globalization;
using System.Text;
using KafkaAlarms.Engine.Rules;
using KafkaAlarms.Engine.RuleSets;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Configuration.RulesFile.Tables;

/// <summary>What rows of a table say is kept once, however many sensors they say it of.</summary>
[Collection(nameof(AloneInProcess))]
public sealed class LargeTableTests : IDisposable
{
    private const int Rows = 100_000;
    private const int Limits = 20;

    /// <summary>The id of the sensor, and how its row is found: 340 were measured, and 805 when each row kept all that
    /// holds for its sensor.</summary>
    private const long BytesPerRow = 450;

    /// <summary>For all sensors of a stream thread: 0.2 MiB were measured, and 120 with a rule of its own for each
    /// sensor.</summary>
    private const long PlannedBytes = 2 * 1024 * 1024;

    private const string Rules =
        """
        {"rules": [{"id": "hot", "type": "limits", "measurement": "t", "table": "limits.csv",
          "levels": {"hi": {"limit": 80, "on_delay": "10s"}, "hihi": {"limit": 120}}}]}
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("large-table-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Load_AHundredThousandRows_KeepsWhatTheySayOnce()
    {
        WriteTable();
        File.WriteAllText(At("rules.json"), Rules);
        long before = Heap();

        using RuleSetResult loaded = RuleSetLoader.Load(new() { File = At("rules.json"), Plugins = SamplePlugins.Folder });
        long ofLoad = Heap() - before;
        SensorPlanner planner = new(loaded.Rules!, new RuleFaultLog());
        SensorPlan[] plans = [.. Enumerable.Range(0, Rows).Select(sensor => planner.PlanFor(Sensor(sensor))).Distinct()];
        long ofPlans = Heap() - before - ofLoad;

        loaded.Rules!.Rules[0].Overrides.Length.ShouldBe(Rows);
        ofLoad.ShouldBeLessThan(Rows * BytesPerRow);
        plans.Length.ShouldBe(Limits);
        ofPlans.ShouldBeLessThan(PlannedBytes);
        GC.KeepAlive(planner);
    }

    private static long Heap() => GC.GetTotalMemory(forceFullCollection: true);

    private static string Sensor(int number) => $"sensor-{number:D6}";

    private void WriteTable()
    {
        StringBuilder table = new("sensor,level,limit,deadband\n");
        for (int i = 0; i < Rows; i++) table.Append(CultureInfo.InvariantCulture, $"{Sensor(i)},hi,{70 + i % Limits},2\n");
        File.WriteAllText(At("limits.csv"), table.ToString());
    }

    private string At(string name) => Path.Combine(folder.FullName, name);
}
