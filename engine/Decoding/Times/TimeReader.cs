using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Decoding.Json;
using KafkaAlarms.Engine.Decoding.Texts;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Model.Text;

namespace KafkaAlarms.Engine.Decoding.Times;

/// <summary>Reads the time of a record or measurement and checks it against the Kafka timestamp.</summary>
internal sealed class TimeReader(DecodingOptions options, SourceText source)
{
    private static readonly long Oldest = new DateTime(2000, 1, 1).Ticks;

    private readonly ZoneOffset zone = new(options.Zone);
    private long kafkaTime;
    private long newest;

    /// <summary>The Kafka timestamp as the time of a record that has none.</summary>
    public RecordTime Missing => new(kafkaTime, TimeOrigin.KafkaMissing);

    private RecordTime Unreadable => new(kafkaTime, TimeOrigin.KafkaUnreadable);

    /// <summary>Begins with a new Kafka record.</summary>
    /// <param name="timestamp">Its Kafka timestamp, UTC ticks.</param>
    public void Begin(long timestamp)
    {
        kafkaTime = timestamp;
        long last = DateTime.MaxValue.Ticks;
        newest = timestamp > last - options.MaxSkew.Ticks ? last : timestamp + options.MaxSkew.Ticks;
    }

    /// <summary>The time of a token; the Kafka timestamp where it cannot be used.</summary>
    public RecordTime Read(in JsonToken token)
    {
        if (token.Kind is not (JsonKind.Number or JsonKind.String) || !source.TryRead(token, out Utf8Slice slice))
        {
            return Unreadable;
        }

        ReadOnlySpan<byte> text = slice.Span;
        if (token.Kind == JsonKind.String)
        {
            text = text.Trim(" \t\r\n"u8);
            if (IsoTime.TryRead(text, out long iso, out bool zoned)) return zoned ? Check(iso) : CheckLocal(iso);
        }

        return UnixTime.TryRead(text, out long ticks) ? Check(ticks) : Unreadable;
    }

    private RecordTime CheckLocal(long local)
    {
        // Out of the range of dates, or nearly: no zone makes a usable time of it.
        if (local < Oldest - TimeSpan.TicksPerDay) return Check(local);
        if (local > DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay) return Check(local);
        return Check(local - zone.At(local), TimeOrigin.RecordWithoutZone);
    }

    private RecordTime Check(long ticks, TimeOrigin origin = TimeOrigin.Record)
    {
        if (ticks < Oldest) return new RecordTime(kafkaTime, TimeOrigin.KafkaTooOld);
        return ticks > newest ? new RecordTime(kafkaTime, TimeOrigin.KafkaTooNew) : new RecordTime(ticks, origin);
    }
}
