using KafkaAlarms.Engine.Decoding.Times;
using KafkaAlarms.Engine.Model.Records;

namespace KafkaAlarms.Engine.Decoding.Samples;

/// <summary>Makes several sensor records of one whose samples have different times, or one name twice.</summary>
/// <remarks>
/// Records are in order of time. Samples of one time and name go to records of their own in the order in which they
/// stand.
/// </remarks>
internal sealed class SampleGrouping
{
    private readonly Dictionary<(string Name, long Ticks), int> occurrences = [];
    private Place[] places = [];

    public void WriteTo(
        DecodedBatch batch, ReadOnlySpan<PendingSample> samples, in DecodedRecord header, in RecordTraits record)
    {
        Span<Place> order = Order(samples, record.Time);
        for (int first = 0, next; first < order.Length; first = next)
        {
            next = first + 1;
            while (next < order.Length && order[next].IsSameRecordAs(order[first])) next++;
            Span<Place> places = order[first..next];
            batch.Add(in header, places[0].Time.Ticks, places[0].Time.Origin, places.Length);
            foreach (Place place in places)
                batch.Add(samples[place.Sample].With(record.Unit, record.Quality), place.Time.Origin);
        }
    }

    private Span<Place> Order(ReadOnlySpan<PendingSample> samples, RecordTime recordTime)
    {
        if (places.Length < samples.Length) places = new Place[samples.Length * 2];
        occurrences.Clear();
        for (int i = 0; i < samples.Length; i++)
        {
            RecordTime time = samples[i].Traits.Time ?? recordTime;
            (string, long) key = (samples[i].Name.Text, time.Ticks);
            int occurrence = occurrences.GetValueOrDefault(key);
            occurrences[key] = occurrence + 1;
            places[i] = new Place(time, occurrence, i);
        }

        Span<Place> order = places.AsSpan(0, samples.Length);
        order.Sort(Place.Compare);
        return order;
    }

    private readonly record struct Place(RecordTime Time, int Occurrence, int Sample)
    {
        public static readonly Comparison<Place> Compare = static (left, right) =>
        {
            int order = left.Time.Ticks.CompareTo(right.Time.Ticks);
            if (order == 0) order = left.Occurrence.CompareTo(right.Occurrence);
            return order == 0 ? left.Sample.CompareTo(right.Sample) : order;
        };

        public bool IsSameRecordAs(in Place other) => Time.Ticks == other.Time.Ticks && Occurrence == other.Occurrence;
    }
}
