using System.Globalization;

namespace KafkaAlarms.Engine.Replay;

/// <summary>A line on a terminal that says how far a long replay is.</summary>
/// <param name="output">The terminal.</param>
/// <param name="clock">Wall clock.</param>
internal sealed class ReplayProgress(TextWriter output, TimeProvider clock)
{
    private const int Width = 40;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    private readonly long startedAt = clock.GetTimestamp();
    private long shownAt = clock.GetTimestamp();
    private int length;

    /// <summary>Shows how far it is, not more often than twice a second.</summary>
    /// <param name="share">0 to 1; null: nobody knows.</param>
    /// <param name="records">Records so far.</param>
    public void Show(double? share, long records)
    {
        if (clock.GetElapsedTime(shownAt) < Patience) return;
        shownAt = clock.GetTimestamp();
        double perSecond = records / clock.GetElapsedTime(startedAt).TotalSeconds;
        string bar = share is { } part ? BarOf(Math.Clamp(part, 0, 1)) : "";
        string line = string.Create(CultureInfo.InvariantCulture, $"{bar}{records:N0} records, {perSecond:N0}/s");
        output.Write("\r" + line.PadRight(length));
        length = line.Length;
    }

    /// <summary>Takes the line away.</summary>
    public void End()
    {
        if (length > 0) output.Write("\r" + new string(' ', length) + "\r");
        length = 0;
    }

    private static string BarOf(double share)
    {
        int done = (int)(share * Width);
        return string.Create(
            CultureInfo.InvariantCulture, $"[{new string('#', done)}{new string('.', Width - done)}] {share,4:P0} ");
    }
}
