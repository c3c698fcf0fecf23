using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using KafkaAlarms.Engine.Model.Identity;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Model.Wire;
using KafkaAlarms.Engine.Rules;
using KafkaAlarms.Engine.State.Codecs;
using KafkaAlarms.Engine.State.Sensors;
using KafkaAlarms.Engine.Tests.Support;
using KafkaAlarms.Rules;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.State.Codecs;

public sealed class ConditionCodecTests
{
    private const string OddId = "K\u00FChler \"7\"\n";

    [Fact]
    public void Decode_EncodedCondition_LosesNothing()
    {
        ConditionState condition = Condition(OddId);
        byte[] bytes = new ConditionCodec().Encode(condition, 42);

        ConditionState read = Decode(bytes);

        read.Sensor.Id.ShouldBe(OddId);
        read.AlarmKey.ShouldBe(condition.AlarmKey);
        read.LastEvent.ShouldBe(condition.LastEvent);
        read.AsOf.ShouldBe(42);
        read.ShownSeverity.ShouldBe(Some.AlarmEvent().Severity);
        new ConditionCodec().Encode(read, 42).ShouldBe(bytes);
    }

    [Fact]
    public void Decode_ConditionWithoutEvent_HasNone()
    {
        ConditionState condition = Condition("boiler-07");
        condition.LastEvent = null;
        condition.Shown = null;

        ConditionState read = Decode(new ConditionCodec().Encode(condition, 1));

        read.LastEvent.ShouldBeNull();
        read.Shown.ShouldBeNull();
    }

    [Fact]
    public void Encode_Condition_IsOneDocumentWithTheEventInIt()
    {
        ConditionState condition = Condition(OddId);

        JsonNode json = JsonNode.Parse(new ConditionCodec().Encode(condition, 42))!;

        json["event"]!.ToJsonString().ShouldBe(JsonNode.Parse(condition.LastEvent)!.ToJsonString());
        json["engine"]!["levels"]!.AsArray().Count.ShouldBe(2);
        json["engine"]!["sensor"]!.GetValue<string>().ShouldBe(OddId);
    }

    [Fact]
    public void Decode_FieldsInAnotherOrderAndUnknownOnes_ReadsTheSame()
    {
        byte[] bytes = new ConditionCodec().Encode(Condition(OddId), 42);
        JsonObject json = JsonNode.Parse(bytes)!.AsObject();
        JsonObject engine = Reversed(json["engine"]!.AsObject());
        engine["levels"]![0]!["future"] = new JsonArray(1);
        json["engine"] = engine;

        ConditionState read = Decode(Encoding.UTF8.GetBytes(Reversed(json).ToJsonString()));

        JsonNode.DeepEquals(
            JsonNode.Parse(new ConditionCodec().Encode(read, 42))!["engine"], JsonNode.Parse(bytes)!["engine"]).ShouldBeTrue();
    }

    [Fact]
    public void Decode_AnyFieldMissing_Throws()
    {
        JsonObject json = JsonNode.Parse(new ConditionCodec().Encode(Condition("s"), 42))!.AsObject();
        foreach (string name in (string[])["alarm_key", "event", "engine"]) ShouldThrowWithout(json, name, json);
        JsonObject engine = json["engine"]!.AsObject();
        foreach (string name in engine.Select(field => field.Key).ToArray()) ShouldThrowWithout(engine, name, json);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"alarm_key":"a/b/c","event":null,"engine":{}} x""")]
    [InlineData("""{"alarm_key":"a/b/c","event":null,"engine":1}""")]
    [InlineData("""{"alarm_key":1,"event":null,"engine":{}}""")]
    public void Decode_NoStateRecord_Throws(string json)
    {
        Exception exception = Should.Throw<Exception>(() => Decode(Encoding.UTF8.GetBytes(json)));

        (exception is JsonException or KeyNotFoundException or InvalidOperationException).ShouldBeTrue(exception.ToString());
    }

    private static void ShouldThrowWithout(JsonObject fields, string name, JsonObject whole)
    {
        int place = fields.Select(field => field.Key).ToList().IndexOf(name);
        JsonNode? value = fields[name];
        fields.Remove(name);
        Should.Throw<KeyNotFoundException>(() => Decode(Encoding.UTF8.GetBytes(whole.ToJsonString())), name);
        fields.Insert(place, name, value);
    }

    private static JsonObject Reversed(JsonObject fields) => new(
        fields.Reverse().Append(new("future", new JsonObject { ["a"] = 1 }))
            .Select(field => new KeyValuePair<string, JsonNode?>(field.Key, field.Value?.DeepClone())));

    private static SensorTable Table() => new(new SensorPlanner(new RuleSet([], ""), new RuleFaultLog()));

    private static ConditionState Decode(byte[] bytes) => ConditionCodec.Decode(bytes, Table(), new TextPool());

    private static ConditionState Condition(string sensorId)
    {
        SensorState sensor = Table().Add(Encoding.UTF8.GetBytes(sensorId));
        RecordPoint point = new(1041, 2, Some.Time.Ticks, Some.Time.Ticks + 5);
        ConditionState condition = new(sensor, "rule", "temperature", AlarmIdentity.AlarmKey("rule", sensorId, "temperature"))
        {
            LastEvent = AlarmEventJson.Encode(Some.AlarmEvent()),
            Clock = 7,
            Occurrences = 3,
            Shown = AlarmLevel.Hi,
            AlarmId = Some.AlarmEvent().AlarmId,
            NextSequence = 4,
            RaisedAt = 5,
            ListedAt = 6,
            LackingSince = 8,
            Last = new LastSample("temperature", SampleValue.Of(81.4), "Cel", Quality.Uncertain, point),
        };
        condition.Levels[(int)AlarmLevel.Hi] = new LevelState { Active = true, First = point, Since = 9, NormalSince = 10 };
        condition.Levels[(int)AlarmLevel.HiHi] = new LevelState { Count = 2, First = point, Since = 11, LackingSince = 12 };
        return condition;
    }
}
