using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Model.Wire;
using KafkaAlarms.Engine.Tests.Support;
using KafkaAlarms.Rules;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Model.Wire;

public sealed class AlarmEventJsonTests
{
    [Fact]
    public void Encode_RaisedAlarm_WritesTheFieldsOfTheContractInItsOrder() =>
        Text(Some.AlarmEvent()).ShouldBe(
            """
            {"schema_version":"1.0","event_id":"395d7319-3ab3-884f-ba24-8c2d055fb7e3","alarm_key":"boiler-temperature/boiler-07/temperature",
            "alarm_id":"cc0e1f0c-893f-836c-b8a7-8cd2602d7421","sequence":0,"event":"raised","active":true,"state":"unacknowledged",
            "severity":600,"priority":"medium","level":"hi",
            "rule":{"id":"boiler-temperature","version":"1.0.0","assembly":"LimitRules","assembly_version":"1.0.0.0"},
            "sensor_id":"boiler-07","device_id":"gw-2",
            "measurement":{"name":"temperature","value":81.4,"unit":"Cel","quality":"good","ts":"2026-08-22T10:15:30Z"},
            "condition":{"type":"limit","operator":">","limit":80,"deadband":2,"on_delay_ms":30000,"off_delay_ms":60000,"samples":2},
            "occurred_at":"2026-08-22T10:15:30Z","raised_at":"2026-08-22T10:15:30Z","occurrences":2,
            "detected_at":"2026-08-22T10:15:30.12Z","message":"Boiler boiler-07: 81.4 Cel",
            "labels":{"area":"steam","site":"north"},"guidance":{"response":"Open valve V3"},
            "source":{"topic":"iot-sensordata","partition":3,"offset":1042,"index":0,"timestamp":"2026-08-22T10:15:30.015Z"}}
            """.ReplaceLineEndings(string.Empty));

    [Fact]
    public void Encode_SensorNeverHeardOf_WritesRequiredFieldsAsNull()
    {
        JsonObject json = Json(Some.AlarmEvent() with
        {
            Level = null,
            Measurement = null,
            Source = null,
            RaisedAt = null,
            Condition = new EventCondition(EventConditionType.NoData, null, null, null, 300_000, 0, 1),
        });

        foreach (string name in (string[])["level", "measurement", "source", "raised_at"])
        {
            json.ContainsKey(name).ShouldBeTrue(name);
            json[name].ShouldBeNull(name);
        }

        json["condition"]!.ToJsonString().ShouldBe(
            """{"type":"no_data","operator":null,"limit":null,"deadband":null,"on_delay_ms":300000,"off_delay_ms":0,"samples":1}""");
    }

    [Fact]
    public void Encode_OptionalFieldsNull_LeavesThemOut()
    {
        JsonObject json = Json(Some.AlarmEvent() with { DeviceId = null, Occurrences = null, Labels = null, Guidance = null });

        json.Select(field => field.Key).ShouldBe([
            "schema_version", "event_id", "alarm_key", "alarm_id", "sequence", "event", "active", "state", "severity",
            "priority", "level", "rule", "sensor_id", "measurement", "condition", "occurred_at", "raised_at",
            "detected_at", "message", "source",
        ]);
    }

    [Theory]
    [InlineData("Cleared", true)]
    [InlineData("LevelChanged", true)]
    [InlineData("Raised", false)]
    [InlineData("Updated", false)]
    public void Encode_NoPreviousLevel_WritesItAsNullOnlyWhereTheContractHasIt(string kind, bool written)
    {
        JsonObject json = Json(Some.AlarmEvent() with { Event = Enum.Parse<AlarmEventKind>(kind), PreviousSeverity = null });

        json.ContainsKey("previous_level").ShouldBe(written);
        json.ContainsKey("previous_severity").ShouldBeFalse();
    }

    [Theory]
    [InlineData(0, "2026-08-22T10:15:30Z")]
    [InlineData(1, "2026-08-22T10:15:30.0000001Z")]
    [InlineData(1_230_000, "2026-08-22T10:15:30.123Z")]
    [InlineData(9_000_000, "2026-08-22T10:15:30.9Z")]
    public void Encode_Time_CutsTrailingZerosOfTheFraction(long ticks, string expected) =>
        Json(Some.AlarmEvent() with { OccurredAt = Some.Time.AddTicks(ticks) })["occurred_at"]!.GetValue<string>().ShouldBe(expected);

    [Fact]
    public void Encode_TimeOfUnspecifiedKind_IsUtc() =>
        Json(Some.AlarmEvent() with { OccurredAt = DateTime.SpecifyKind(Some.Time, DateTimeKind.Unspecified) })["occurred_at"]!
            .GetValue<string>().ShouldBe("2026-08-22T10:15:30Z");

    [Theory]
    [InlineData(81.4, "81.4")]
    [InlineData(0.1 + 0.2, "0.30000000000000004")]
    [InlineData(5, "5")]
    [InlineData(-0.0, "-0")]
    [InlineData(1e300, "1E+300")]
    [InlineData(double.Epsilon, "5E-324")]
    [InlineData(double.NaN, "null")]
    [InlineData(double.PositiveInfinity, "null")]
    public void Encode_Number_WritesTheShortestThatReadsBack(double number, string expected) =>
        ValueText(new SampleValue(SampleKind.Number, number, null)).ShouldBe(expected);

    [Theory]
    [InlineData(SampleKind.Boolean, 1, null, "true")]
    [InlineData(SampleKind.Boolean, 0, null, "false")]
    [InlineData(SampleKind.Text, 0, "OPEN", "\"OPEN\"")]
    [InlineData(SampleKind.Text, 0, null, "null")]
    [InlineData(SampleKind.None, 0, null, "null")]
    public void Encode_Value_KeepsItsType(SampleKind kind, double number, string? text, string expected) =>
        ValueText(new SampleValue(kind, number, text)).ShouldBe(expected);

    [Fact]
    public void Encode_LimitThatIsNotFinite_IsNull() =>
        Json(Some.AlarmEvent() with { Condition = Some.AlarmEvent().Condition with { Limit = double.NaN } })["condition"]!["limit"]
            .ShouldBeNull();

    // Attributes cannot hold lone surrogates.
    public static TheoryData<string> Texts => new(
        "\uD800",
        "a\uDC00b",
        "\0\u001F\u007F\"\\/\u2028\uFFFF",
        "Kessel \u00FC \u6E29\u5EA6 \uD83D\uDD25");

    [Theory]
    [MemberData(nameof(Texts))]
    public void Encode_AnyText_IsValidJsonInValidUtf8(string text)
    {
        AlarmEvent alarm = Some.AlarmEvent() with
        {
            Message = text,
            Labels = Some.AlarmEvent().Labels!.Add(text, text),
            Measurement = Some.AlarmEvent().Measurement! with { Name = text, Value = new SampleValue(SampleKind.Text, 0, text) },
        };

        byte[] json = AlarmEventJson.Encode(alarm);

        string readable = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(json).ShouldNotBeEmpty();
        JsonNode.Parse(json)!["message"]!.GetValue<string>().ShouldBe(readable);
        JsonNode.Parse(json)!["labels"]![readable]!.GetValue<string>().ShouldBe(readable);
    }

    [Fact]
    public void Encode_TextOfOtherAlphabets_IsNotEscaped() =>
        Text(Some.AlarmEvent() with { Message = "Kessel \u00FC <&>" }).ShouldContain("\"message\":\"Kessel \u00FC <&>\"");

    [Fact]
    public void Encode_EveryEnumMember_HasTheNameOfTheContract()
    {
        Names<AlarmEventKind>(static (alarm, kind) => alarm with { Event = kind }, "event").ShouldBe(
            "raised level_changed updated reminder cleared acknowledged reset shelved unshelved suppressed unsuppressed stale " +
            "rule_removed retired");
        Names<AlarmState>(static (alarm, state) => alarm with { State = state }, "state").ShouldBe(
            "normal unacknowledged acknowledged returned_unacknowledged latched shelved suppressed out_of_service");
        Names<AlarmPriority>(static (alarm, priority) => alarm with { Priority = priority }, "priority").ShouldBe(
            "low medium high critical");
        Names<EventLevel>(static (alarm, level) => alarm with { Level = level }, "level").ShouldBe("hihi lolo hi lo");
    }

    [Fact]
    public void Encode_AfterAnEventThatThrew_WritesWholeEvents()
    {
        Should.Throw<Exception>(() => AlarmEventJson.Encode(Some.AlarmEvent() with { Rule = null! }));

        Text(Some.AlarmEvent()).ShouldStartWith("{\"schema_version\"");
    }

    [Fact]
    public void Decode_UnknownFields_SkipsThem()
    {
        JsonObject json = Json(Some.AlarmEvent());
        json["future"] = new JsonObject { ["deep"] = new JsonArray(1, 2) };
        json["rule"]!["future"] = 1;

        Text(AlarmEventJson.Decode(Encoding.UTF8.GetBytes(json.ToJsonString()))).ShouldBe(Text(Some.AlarmEvent()));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("{\"schema_version\":\"1.0\"}")]
    public void Decode_NoAlarmEvent_Throws(string json) =>
        Should.Throw<JsonException>(() => AlarmEventJson.Decode(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Decode_Labels_AreInOrdinalOrder()
    {
        AlarmEvent alarm = AlarmEventJson.Decode(AlarmEventJson.Encode(Some.AlarmEvent()));

        alarm.Labels!.KeyComparer.ShouldBe(StringComparer.Ordinal);
    }

    private static string Names<TEnum>(Func<AlarmEvent, TEnum, AlarmEvent> with, string field)
        where TEnum : struct, Enum =>
        string.Join(' ', Enum.GetValues<TEnum>().Select(member => Json(with(Some.AlarmEvent(), member))[field]));

    private static string ValueText(SampleValue value)
    {
        JsonNode? written = Json(Some.AlarmEvent() with { Measurement = Some.AlarmEvent().Measurement! with { Value = value } })
            ["measurement"]!["value"];
        return written?.ToJsonString() ?? "null";
    }

    private static string Text(AlarmEvent alarm) => Encoding.UTF8.GetString(AlarmEventJson.Encode(alarm));

    private static JsonObject Json(AlarmEvent alarm) => JsonNode.Parse(AlarmEventJson.Encode(alarm))!.AsObject();
}
