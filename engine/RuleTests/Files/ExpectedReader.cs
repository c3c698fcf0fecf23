using System.Text.Json;
using KafkaAlarms.Engine.Configuration.RulesFile.Nodes;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Model.Wire;
using KafkaAlarms.Engine.RuleTests.Expectations;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.RuleTests.Files;

/// <summary>Reads one expected event, whose shape was checked.</summary>
internal static class ExpectedReader
{
    public static ExpectedEvent Read(FileNode node) => new(
        RuleTestReader.TimeOf(node.Find("at")!),
        Named<AlarmEventKind>(node.Find("event")!),
        node.Find("alarm")!.Text)
    {
        Sensor = node.Find("sensor")?.Text,
        Rule = node.Find("rule")?.Text,
        Level = node.Find("level") is { } level ? Named<EventLevel>(level) : null,
        Value = node.Find("value") is { } value ? ValueOf(value) : null,
        Severity = node.Find("severity") is { } severity && severity.TryGetInteger(out int number) ? number : null,
        Message = node.Find("message")?.Text,
    };

    private static TEnum Named<TEnum>(FileNode node)
        where TEnum : struct, Enum =>
        Enum.GetValues<TEnum>().First(member => WireNames.Of(member) == node.Text);

    private static SampleValue ValueOf(FileNode node)
    {
        if (node.TryGetNumber(out double number)) return SampleValue.Of(number);
        return node.IsText
            ? new SampleValue(SampleKind.Text, 0, node.Text)
            : new SampleValue(SampleKind.Boolean, node.Kind == JsonValueKind.True ? 1 : 0, null);
    }
}
