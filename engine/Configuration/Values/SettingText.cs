using System.Globalization;
using KafkaAlarms.Engine.Model.Text;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Configuration.Values;

/// <summary>Values of settings as text, both ways.</summary>
internal static class SettingText
{
    /// <summary>Reads a value of an option's type; a whole number as <see cref="Int128"/>, whatever its size.</summary>
    /// <returns>False when the text is nothing of that type.</returns>
    public static bool TryRead(Type type, string text, out object value)
    {
        value = text;
        if (type == typeof(string)) return true;
        if (type == typeof(TimeSpan)) return Box(TryReadDuration(text, out TimeSpan duration), duration, out value);
        if (type == typeof(bool)) return Box(bool.TryParse(text, out bool flag), flag, out value);
        if (type.IsEnum) return TryReadMember(type, text, out value);
        return Box(
            Int128.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out Int128 number),
            number, out value);
    }

    /// <summary>Writes a value as a user may write it back.</summary>
    public static string? Write(object? value) => value switch
    {
        null => null,
        bool flag => flag ? "true" : "false",
        TimeSpan duration => duration.ToString("c", CultureInfo.InvariantCulture),
        Enum member => SnakeCase.Of(member.ToString()),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    /// <summary>What a value of an option's type looks like, as the end of a sentence.</summary>
    public static string Describe(Type type)
    {
        if (type == typeof(TimeSpan)) return "a duration such as 00:00:05, 500ms, 30s or 10m";
        if (type == typeof(bool)) return "true or false";
        if (type.IsEnum) return string.Join(" or ", Enum.GetNames(type).Select(SnakeCase.Of));
        return type == typeof(string) ? "text" : "a whole number";
    }

    /// <remarks>A bare number is refused: .NET would read 30 as thirty days.</remarks>
    private static bool TryReadDuration(string text, out TimeSpan duration) =>
        DurationText.TryParse(text, out duration)
        || (text.Contains(':') && TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out duration));

    private static bool TryReadMember(Type type, string text, out object value)
    {
        string? member = Enum.GetNames(type).FirstOrDefault(name => SnakeCase.Of(name) == text);
        value = member is null ? text : Enum.Parse(type, member);
        return member is not null;
    }

    private static bool Box<T>(bool read, T typed, out object value)
        where T : struct
    {
        value = typed;
        return read;
    }
}
