using System.Text;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Identity;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Model.Identity;

public sealed class AlarmEventHeadersTests
{
    [Fact]
    public void Of_AlarmEvent_AreThoseOfCloudEventsInBinaryMode() =>
        AlarmEventHeaders.Of(Some.AlarmEvent() with { Event = AlarmEventKind.LevelChanged })
            .Select(header => $"{header.Name}: {Encoding.UTF8.GetString(header.Value)}")
            .ShouldBe([
                "ce_specversion: 1.0",
                "ce_id: 395d7319-3ab3-884f-ba24-8c2d055fb7e3",
                "ce_type: dev.kafka-alarms.alarm.level_changed.v1",
                "ce_source: /kafka-alarms/rules/boiler-temperature",
                "ce_subject: boiler-temperature/boiler-07/temperature",
                "ce_time: 2026-08-22T10:15:30Z",
                "ce_dataschema: https://kafka-alarms.dev/schemas/v1/alarm.schema.json",
                "content-type: application/json",
            ]);

    [Fact]
    public void Of_EveryKind_HasItsOwnType() =>
        Enum.GetValues<AlarmEventKind>()
            .Select(kind => Encoding.UTF8.GetString(AlarmEventHeaders.Of(Some.AlarmEvent() with { Event = kind })[2].Value))
            .ShouldBeUnique();
}
