using System.Globalization;
using System.Text;

namespace KafkaAlarms.Benchmarks.Input;

/// <summary>Records of one sensor that are as long as asked: three numbers that rules read, and much that none reads.</summary>
internal sealed class SizedRecords
{
    private const int Count = 100;
    private const int NoteBytes = 900;
    private const string TimeFormat = "yyyy-MM-ddTHH:mm:ss";
    private static readonly int TimeAt = "{\"timestamp\":\"".Length;

    private DateTime next = new(2026, 11, 23, 10, 0, 0, DateTimeKind.Utc);

    /// <param name="bytes">Length of each record, at least 128.</param>
    public SizedRecords(int bytes)
    {
        byte[] value = Encoding.ASCII.GetBytes(Text(bytes));
        Values = [.. Enumerable.Range(0, Count).Select(_ => value.ToArray())];
        Advance();
    }

    public byte[][] Values { get; }

    /// <summary>Time of the first record, ticks; each is a second after the one before it.</summary>
    public long FirstTicks => next.AddSeconds(-Count).Ticks;

    /// <summary>Gives every record a later time, so that it is none that was read already.</summary>
    public void Advance()
    {
        foreach (byte[] value in Values)
        {
            Encoding.ASCII.GetBytes(next.ToString(TimeFormat, CultureInfo.InvariantCulture), value.AsSpan(TimeAt));
            next = next.AddSeconds(1);
        }
    }

    private static string Text(int bytes)
    {
        StringBuilder text = new("{\"timestamp\":\"2026-11-23T10:00:00Z\",\"temperature\":21.73,\"humidity\":45.81,\"pressure\":1004.12");
        for (int number = 0; text.Length + NoteBytes + 48 < bytes; number++)
            text.Append(CultureInfo.InvariantCulture, $",\"level{number}\":{number}.25,\"note{number}\":\"{new string('n', NoteBytes)}\"");
        return text.Append(",\"rest\":\"").Append('r', Math.Max(0, bytes - text.Length - 2)).Append("\"}").ToString();
    }
}
