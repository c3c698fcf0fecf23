using System.Globalization;
using System.Text;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Configuration.RulesFile;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Observability;
using KafkaAlarms.Engine.Plugins;
using KafkaAlarms.Engine.Raising;
using KafkaAlarms.Engine.Rules;
using KafkaAlarms.Engine.State;
using KafkaAlarms.Engine.Tests.Support;
using KafkaAlarms.Engine.Validating;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests;

public sealed class RecordPipelineAllocationTests
{
    private const int Sensors = 10;
    private const int WarmUp = 2_000;
    private const int Measured = 10_000;

    private const string Rules =
        """
        {"rules": [
          {"id": "temperature", "type": "limits", "measurement": "temperature",
           "levels": {"hihi": {"limit": 90}, "hi": {"limit": 80, "deadband": 2}, "lo": {"limit": 5}}},
          {"id": "humidity", "type": "limits", "measurement": "humidity", "levels": {"hi": {"limit": 70, "on_delay": "5s"}}},
          {"id": "silence", "type": "limits", "measurement": "pressure",
           "levels": {"lo": {"limit": 900}}, "no_data": {"after": "1m"}}
        ]}
        """;

    private static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(40)]
    [InlineData(85)]
    public void Process_RecordsWithoutEvent_AllocateNothing(int temperature)
    {
        using PluginSet plugins = SamplePlugins.Load();
        RecordedOutput output = new();
        ThreadCounters counters = new((_, _, _) => { }, (_, _) => { });
        EngineSettings settings = new();
        AlarmOutput alarms = new(
            new EventBuilder(TimeProvider.System), new AlarmEventValidator(settings.Validating), output, counters);
        RecordPipeline pipeline = new(settings, alarms, output, counters);
        StreamTask task = new(TaskRunner.Topic, 0, new SensorPlanner(Load(plugins), new RuleFaultLog()));
        new StateImage().Load(task, 0);
        SourceRecord[] records = [.. Enumerable.Range(0, WarmUp + Measured).Select(offset => Record(offset, temperature))];
        foreach (SourceRecord record in records.AsSpan(0, WarmUp)) pipeline.Process(task, record);
        int events = output.Events.Count;

        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (SourceRecord record in records.AsSpan(WarmUp)) pipeline.Process(task, record);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        allocated.ShouldBe(0);
        events.ShouldBe(temperature > 80 ? Sensors : 0);
        output.Events.Count.ShouldBe(events);
        task.Position.ShouldBe(WarmUp + Measured);
    }

    private static RuleSet Load(PluginSet plugins) =>
        RulesFileLoader.Load(Encoding.UTF8.GetBytes(Rules), "rules.json", plugins.Types, plugins.Hash).Rules.ShouldNotBeNull();

    private static SourceRecord Record(int offset, int temperature)
    {
        DateTime time = Start.AddSeconds(offset / Sensors);
        byte[] key = Encoding.ASCII.GetBytes($"room-{offset % Sensors}");
        byte[] value = Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"ts":"{{time:yyyy-MM-ddTHH:mm:ss}}Z","temperature":{{temperature}}.{{offset % 10}},"humidity":{{offset % 60}},"pressure":1004.12}"""));
        return new SourceRecord
        {
            Topic = TaskRunner.Topic,
            Offset = offset,
            KafkaTime = time.Ticks,
            Key = key,
            KeyLength = key.Length,
            Value = value,
            ValueLength = value.Length,
        };
    }
}
