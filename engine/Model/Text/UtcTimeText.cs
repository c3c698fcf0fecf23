using System.Buffers.Text;

namespace KafkaAlarms.Engine.Model.Text;

/// <summary>Text of an instant: <c>yyyy-MM-ddTHH:mm:ss.fffffffZ</c>, the fraction
/// without trailing zeros, or none.</summary>
internal static class UtcTimeText
{
    /// <summary>Bytes of the longest text.</summary>
    public const int MaxLengthBytes = 28;

    /// <summary>Writes an instant; a time of unspecified kind is UTC.</summary>
    /// <param name="time">The instant.</param>
    /// <param name="destination">At least <see cref="MaxLengthBytes"/>.</param>
    /// <returns>Bytes written.</returns>
    public static int Format(DateTime time, Span<byte> destination)
    {
        DateTime utc =
            time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : DateTime.SpecifyKind(time, DateTimeKind.Utc);
        Utf8Formatter.TryFormat(utc, destination, out int length, 'O');
        int end = length - 1;
        while (destination[end - 1] == '0') end--;
        if (destination[end - 1] == '.') end--;
        destination[end] = (byte)'Z';
        return end + 1;
    }
}
