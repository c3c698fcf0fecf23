using System.Globalization;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Configuration.Values;
using KafkaAlarms.Engine.Errors;

namespace KafkaAlarms.Engine.Configuration.Checks;

/// <summary>Checks one value against its option's range and rule.</summary>
internal static class SettingValidator
{
    private const int LongestTopic = 249;
    private const int LongestName = 200;

    /// <summary>Why a value is refused.</summary>
    /// <param name="definition">The option.</param>
    /// <param name="value">A value of the option's type; whole numbers as <see cref="Int128"/>.</param>
    /// <returns>What to write instead; null when the value is allowed.</returns>
    public static (ErrorCode Code, string Rule)? Validate(SettingDefinition definition, object value)
    {
        if (definition.Range is { } range && !IsWithin(definition.Type, range, value))
            return (ErrorCode.SettingOutOfRange, $"{range.Lowest} to {range.Highest}");
        return value is string text && Judge(definition.TextRule, text) is { } rule
            ? (ErrorCode.SettingTextRefused, rule) : null;
    }

    private static bool IsWithin(Type type, AllowedRangeAttribute range, object value) =>
        type == typeof(TimeSpan)
            ? (TimeSpan)value >= Duration(range.Lowest) && (TimeSpan)value <= Duration(range.Highest)
            : (Int128)value >= Number(range.Lowest) && (Int128)value <= Number(range.Highest);

    private static TimeSpan Duration(string text) => TimeSpan.ParseExact(text, "c", CultureInfo.InvariantCulture);

    private static Int128 Number(string text) => Int128.Parse(text, CultureInfo.InvariantCulture);

    private static string? Judge(TextRule rule, string text) => rule switch
    {
        TextRule.NotEmpty when string.IsNullOrWhiteSpace(text) => "at least one character",
        TextRule.Endpoint when !IsEndpoint(text) => "host:port",
        TextRule.Endpoints when !text.Split(',').All(IsEndpoint) => "host:port, several with commas",
        TextRule.TimeZone when !TimeZoneInfo.TryFindSystemTimeZoneById(text, out _) =>
            "an IANA zone such as Europe/Berlin",
        TextRule.Topic when !IsName(text, LongestTopic) || text is "." or ".." =>
            "1 to 249 of A-Z, a-z, 0-9, dot, underscore and dash",
        TextRule.Name when !IsName(text, LongestName) => "1 to 200 of A-Z, a-z, 0-9, dot, underscore and dash",
        _ => null,
    };

    private static bool IsName(string text, int longest) =>
        text.Length >= 1 && text.Length <= longest
            && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-');

    /// <remarks>An IPv6 host stands in brackets.</remarks>
    private static bool IsEndpoint(string text)
    {
        string endpoint = text.Trim();
        int colon = endpoint.LastIndexOf(':');
        if (colon < 1) return false;
        string host = endpoint[..colon];
        bool portIsRight =
            int.TryParse(endpoint.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int port)
            && port <= ushort.MaxValue;
        bool hostIsRight =
            host is ['[', _, .., ']'] ? host.Contains(':') : !host.Contains(':') && !host.Any(char.IsWhiteSpace);
        return portIsRight && hostIsRight;
    }
}
