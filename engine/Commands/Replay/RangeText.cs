using System.Globalization;
using System.Text;
using KafkaAlarms.Engine.Consuming.Ranges;
using KafkaAlarms.Engine.Decoding.Times;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Commands.Replay;

/// <summary>Reads an end of a range: an offset, a time, or how long ago.</summary>
/// <param name="zone">Zone of times that name none.</param>
/// <param name="now">Wall clock, UTC.</param>
internal sealed class RangeText(string zone, DateTime now)
{
    /// <summary>Reads one.</summary>
    /// <param name="text">Digits alone are an offset, <c>2h</c> is two hours ago, else a time; null: open.</param>
    /// <param name="bound">The end.</param>
    /// <returns>False when the text is none of these.</returns>
    public bool TryRead(string? text, out RangeBound bound)
    {
        bound = RangeBound.Open;
        if (text is null) return true;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long offset))
        {
            bound = new RangeBound(offset, null);
            return true;
        }

        if (TryReadTime(text) is not { } time) return false;
        bound = new RangeBound(null, time);
        return true;
    }

    private DateTime? TryReadTime(string text)
    {
        if (DurationText.TryParse(text, out TimeSpan ago) && ago.Ticks <= now.Ticks) return now - ago;
        if (!IsoTime.TryRead(Encoding.UTF8.GetBytes(text), out long ticks, out bool isZoned)) return null;
        if (ticks < DateTime.UnixEpoch.Ticks || ticks > DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay) return null;
        return new DateTime(isZoned ? ticks : ticks - new ZoneOffset(zone).At(ticks), DateTimeKind.Utc);
    }
}
