using System.Text;

namespace KafkaAlarms.Engine.Model.Text;

/// <summary>Text of UTF-8 bytes.</summary>
internal static class Utf8Text
{
    public static string Of(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8);
}
