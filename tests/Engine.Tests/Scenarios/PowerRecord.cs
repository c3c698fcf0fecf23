using System.Globalization;

namespace KafkaAlarms.Engine.Tests.Scenarios;

/// <summary>One record of a spindle; null for what it does not tell.</summary>
internal sealed record PowerRecord(string Spindle, DateTime Time, double? Torque, double? Speed)
{
    public string Text
    {
        get
        {
            IEnumerable<string> told = new[] { Member("torque", Torque), Member("speed", Speed) }.OfType<string>();
            return $$"""{"ts": "{{Time:O}}", {{string.Join(", ", told)}} }""";
        }
    }

    private static string? Member(string name, double? value) =>
        value is null ? null : string.Create(CultureInfo.InvariantCulture, $"\"{name}\": {value}");
}
