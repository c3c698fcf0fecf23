using System.Text;
using KafkaAlarms.Engine.Configuration.RulesFile;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Plugins;
using KafkaAlarms.Engine.Tests.Support;
using KafkaAlarms.Rules;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Plugins;

/// <summary>A plug-in that was built against an older minor version of the rule SDK runs on this one.</summary>
public sealed class OlderSdkTests : IDisposable
{
    private readonly PluginSet plugins = PluginLoader.Load(TestPlugins.Folder("OlderSdk"));

    public void Dispose() => plugins.Dispose();

    [Fact]
    public void Plugin_IsBuiltAgainstAnOlderMinor()
    {
        Version mine = typeof(IAlarmRule).Assembly.GetName().Version!;

        Version older = AssemblyHeader.Read(TestPlugins.Assembly("OlderSdk"))!.Reference("KafkaAlarms.Rules")!.Version!;

        older.Major.ShouldBe(mine.Major);
        older.Minor.ShouldBeLessThan(mine.Minor);
    }

    [Fact]
    public void Load_OlderMinor_IsTaken()
    {
        plugins.Problems.ShouldBeEmpty();
        plugins.Types.ShouldHaveSingleItem().Version.ShouldBe("1.4.0");
    }

    [Fact]
    public void Evaluate_OlderMinor_DecidesBySettingsLimitsAndMeasurements()
    {
        const string File = """{"rules":[{"id":"old","type":"older-sdk","settings":{"high":{"limit":50},"offset":1}}]}""";
        RulesFileResult loaded = RulesFileLoader.Load(Encoding.UTF8.GetBytes(File), "rules.json", plugins.Types, plugins.Hash);
        loaded.Problems.ShouldBeEmpty();
        TaskRunner runner = new(loaded.Rules!);
        int second = 0;

        foreach (int value in (int[])[48, 50, 40])
        {
            DateTime time = SensorFeed.Start.AddSeconds(second);
            byte[] bytes = Encoding.UTF8.GetBytes($$"""{"ts":"{{time:O}}","t":{{value}},"unit":"Cel"}""");
            runner.Feed(second++, "s1"u8.ToArray(), bytes, time);
        }

        runner.Output.Events.Select(e => (e.Event, e.Measurement!.Value.Number))
            .ShouldBe([(AlarmEventKind.Raised, 51), (AlarmEventKind.Cleared, 41)]);
        runner.Faults.Faults.ShouldBeEmpty();
    }
}
