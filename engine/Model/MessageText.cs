using System.Globalization;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Model;

/// <summary>Values as messages write them: numbers shortest and invariant, absent ones empty.</summary>
internal static class MessageText
{
    public static string Of(double? number) => number?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    public static string Of(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Of(EventValue value) => value.Kind switch
    {
        SampleKind.Number => Of(value.Number),
        SampleKind.Boolean => value.Number != 0 ? "true" : "false",
        SampleKind.Text => value.Text ?? "",
        _ => "",
    };
}
