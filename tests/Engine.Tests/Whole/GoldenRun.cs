using System.Text;
using Confluent.Kafka;
using KafkaAlarms.Engine.Commands;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Identity;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Model.Wire;
using KafkaAlarms.Engine.Tests.Scenarios;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;

namespace KafkaAlarms.Engine.Tests.Whole;

/// <summary>From the sensor topic to the alarm topic, without a Kafka of its own: the golden timelines, all at once.</summary>
internal sealed class GoldenRun : IDisposable
{
    private readonly KafkaInProcess kafka = new();
    private readonly GoldenInput input = new();

    public void Dispose() => kafka.Dispose();

    /// <summary>Every event, once; every broken record kept; every record counted, once.</summary>
    public async Task ShouldSucceedAsync(EngineSettings settings)
    {
        RuleSet rules = ScenarioRules.Load(input.Rules).Rules!;
        WholeEngine engine = new(kafka, rules, settings);
        kafka.Write(input.Records);

        (await engine.RunAsync(input.Records.Count)).ShouldBe(ExitCode.Stopped);

        engine.Complaints.ShouldBeEmpty();
        var written = kafka.ReadCommitted(
            kafka.Topics.Alarms, kafka.Topics.SensorDataDeadLetters, kafka.Topics.AlarmDeadLetters);
        ShouldBeTheEvents([.. written[kafka.Topics.Alarms].Select(record => AlarmEventJson.Decode(record.Message.Value))]);
        foreach (ConsumeResult<byte[], byte[]> record in written[kafka.Topics.Alarms]) ShouldBeAddressed(record);
        written[kafka.Topics.AlarmDeadLetters].ShouldBeEmpty();
        written[kafka.Topics.SensorDataDeadLetters]
            .Select(record => $"{Encoding.UTF8.GetString(record.Message.Key)} {Encoding.UTF8.GetString(record.Message.Value)}")
            .ShouldBe(input.Broken.Select(record => $"{record.Key} {record.Value}"), ignoreOrder: true);
        engine.Outcomes.ShouldBe(input.Records.Count);
        engine.Counted(RecordOutcome.DeadLettered).ShouldBe(input.Broken.Count);
        engine.Counted(RecordOutcome.Empty).ShouldBe(input.Tombstones.Count);
    }

    /// <summary>The key is the sensor, the partition that of its records, and the headers are those of CloudEvents.</summary>
    private static void ShouldBeAddressed(ConsumeResult<byte[], byte[]> record)
    {
        AlarmEvent alarm = AlarmEventJson.Decode(record.Message.Value);
        Encoding.UTF8.GetString(record.Message.Key).ShouldBe(alarm.SensorId);
        record.Partition.Value.ShouldBe(alarm.Source!.Partition);
        record.Message.Headers.Select(header => $"{header.Key}: {Encoding.UTF8.GetString(header.GetValueBytes())}")
            .ShouldBe(AlarmEventHeaders.Of(alarm).Select(header => $"{header.Name}: {Encoding.UTF8.GetString(header.Value)}"));
    }

    private void ShouldBeTheEvents(AlarmEvent[] events)
    {
        input.Told(events).ShouldBe(input.Expected);
        events.Length.ShouldBe(input.Expected.Count(), "events of sensors that are no timeline");
        events.Select(e => e.EventId).ShouldBeUnique();
        events.SelectMany(EventContract.Broken).ShouldBeEmpty();
    }
}
