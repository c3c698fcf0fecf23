using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Messages;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Tests.Support;
using KafkaAlarms.Rules;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Model.Messages;

public sealed class MessageTemplateTests
{
    private static readonly EventCondition NoData = new(EventConditionType.NoData, null, null, null, 300_000, 0, 1);

    private static AlarmEvent Raised => Some.AlarmEvent();

    [Fact]
    public void Render_EachPlaceholder_GivesItsText() =>
        Render("{rule_id}|{sensor_id}|{device_id}|{measurement}|{value}|{unit}|{event}|{level}|{limit}|{severity}|{priority}|{labels.site}", Raised)
            .ShouldBe("boiler-temperature|boiler-07|gw-2|temperature|81.4|Cel|raised|hi|80|600|medium|north");

    [Fact]
    public void Render_AbsentValues_AreEmpty() =>
        Render("[{device_id}{measurement}{value}{unit}{level}{limit}{labels.none}]", Raised with
        {
            DeviceId = null, Measurement = null, Level = null, Condition = NoData, Labels = null,
        }).ShouldBe("[]");

    [Fact]
    public void Render_DoubledBraces_AreBraces() => Render("{{{sensor_id}}} {{x}}", Raised).ShouldBe("{boiler-07} {x}");

    [Theory]
    [InlineData(0.1, "0.1"), InlineData(-5.0, "-5"), InlineData(1e21, "1E+21"), InlineData(1.0 / 3, "0.3333333333333333")]
    public void Render_Number_IsShortest(double number, string expected) =>
        Render("{value}", Raised with { Measurement = Sampled(SampleValue.Of(number)) }).ShouldBe(expected);

    [Fact]
    public void Render_BooleanAndText_AreThemselves()
    {
        Render("{value}", Raised with { Measurement = Sampled(new(SampleKind.Boolean, 1, null)) }).ShouldBe("true");
        Render("{value}", Raised with { Measurement = Sampled(new(SampleKind.Text, 0, "OPEN\nNOW")) }).ShouldBe("OPEN NOW");
    }

    [Fact]
    public void Render_Default_SaysWhatHappened()
    {
        AlarmEvent silent = Raised with { Condition = NoData, Level = null };
        AlarmEvent door = Raised with
        {
            SensorId = "door-3",
            Level = null,
            Condition = new(EventConditionType.OffNormal, null, null, null, 0, 0, 1),
            Measurement = new("door", new(SampleKind.Text, 0, "OPEN"), null, Quality.Good, Some.Time),
        };
        AlarmEvent changed = Raised with
        {
            Event = AlarmEventKind.LevelChanged,
            PreviousLevel = EventLevel.Hi,
            Level = EventLevel.HiHi,
            Condition = Raised.Condition with { Operator = ">=", Limit = 95 },
        };
        AlarmEvent[] events =
        [
            Raised, changed, Raised with { Event = AlarmEventKind.Updated }, Raised with { Event = AlarmEventKind.Cleared },
            Raised with { Event = AlarmEventKind.RuleRemoved }, Raised with { Event = AlarmEventKind.Acknowledged },
            silent, silent with { Measurement = null }, silent with { Event = AlarmEventKind.Cleared },
            door, door with { Event = AlarmEventKind.Cleared },
        ];
        string.Join('\n', events.Select(MessageTemplate.Default.Render)).ShouldMatchApproved();
    }

    [Fact]
    public void Render_DefaultOfEveryEvent_IsOneLine()
    {
        foreach (AlarmEventKind kind in Enum.GetValues<AlarmEventKind>())
        {
            string message = MessageTemplate.Default.Render(Raised with { Event = kind, SensorId = "a\nb" });
            message.ShouldStartWith("a b temperature");
            message.ShouldNotContain('\n');
        }
    }

    private static EventMeasurement Sampled(SampleValue value) => new("temperature", value, null, Quality.Good, Some.Time);

    private static string Render(string text, AlarmEvent alarm)
    {
        MessageTemplate.TryParse(text, out MessageTemplate? template, out string problem).ShouldBeTrue(problem);
        return template!.Render(alarm);
    }
}
