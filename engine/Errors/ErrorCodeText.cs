using System.Globalization;

namespace KafkaAlarms.Engine.Errors;

/// <summary>Codes as messages, metrics and headers spell them.</summary>
internal static class ErrorCodeText
{
    /// <summary>The code as <c>KA2001</c>.</summary>
    public static string Text(this ErrorCode code) => string.Create(CultureInfo.InvariantCulture, $"KA{(int)code:D4}");
}
