using System.Text;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Tests.Scenarios;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.State.Codecs;

/// <summary>Memory that outgrows one record of the state topic.</summary>
public sealed class MemoryPartsTests
{
    private const int Sensors = 256;
    private const int Names = 80;
    private const int MostBytes = 256 * 1024;

    private static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly TaskRunner runner = new(Rules("*"));
    private long offset;

    [Fact]
    public void Write_SensorsThatJoinedSmallAndGrew_FillsSeveralRecordsThatTheirTopicAccepts()
    {
        Grow();

        runner.Output.State.ShouldAllBe(record => record.Value == null || record.Value.Length < MostBytes);
        KeysOf("_memory/0/").ShouldNotBeEmpty();
    }

    [Fact]
    public void Restart_GrownSensors_RemembersEveryMeasurementOfThem()
    {
        Grow();
        runner.Restart();

        long before = runner.Counters.Published(RecordOutcome.Duplicate);
        for (int sensor = 0; sensor < Sensors; sensor++) Feed(sensor, Names);
        runner.Commit();

        (runner.Counters.Published(RecordOutcome.Duplicate) - before).ShouldBe(Sensors);
    }

    [Fact]
    public void Restart_RulesThatReadLess_TombstonesThePartsThatAreNotNeededAnyMore()
    {
        Grow();
        runner.Restart(Rules("m0"));
        Feed(0, 1, second: 60);
        runner.Commit(memoryBlocks: 100);
        runner.Restart(Rules("m0"));
        // What no rule reads is kept for the removal delay, in case one does again.
        Feed(0, 1, second: 300);
        runner.Commit(memoryBlocks: 100);

        foreach (string key in KeysOf("_memory/0/")) Newest(key).ShouldBeNull(key);
        Newest("_memory/0").ShouldNotBeNull();
    }

    private static RuleSet Rules(string measurement) => ScenarioRules.Load(
        $$"""{"rules":[{"id":"r","type":"limits","measurement":"{{measurement}}","levels":{"hi":{"limit":80} } }]}""").Rules!;

    private void Grow()
    {
        for (int sensor = 0; sensor < Sensors; sensor++) Feed(sensor, 1);
        for (int sensor = 0; sensor < Sensors; sensor++) Feed(sensor, Names, second: 30);
        runner.Commit(memoryBlocks: 100);
    }

    private void Feed(int sensor, int names, int second = 30)
    {
        DateTime time = Start.AddSeconds(second);
        string values = string.Join(',', Enumerable.Range(0, names).Select(i => $"\"m{i}\":{i}"));
        byte[] value = Encoding.UTF8.GetBytes($$"""{"ts":"{{time:O}}","measurements":{ {{values}} } }""");
        runner.Feed(offset++, Encoding.ASCII.GetBytes($"sensor-{sensor}"), value, time);
    }

    private string[] KeysOf(string prefix) =>
        [.. runner.Output.State.Select(record => Encoding.UTF8.GetString(record.Key)).Distinct()
            .Where(key => key.StartsWith(prefix, StringComparison.Ordinal))];

    private byte[]? Newest(string key) =>
        runner.Output.State.Last(record => record.Key.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(key))).Value;
}
