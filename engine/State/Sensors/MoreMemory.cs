using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.State.Sensors;

/// <summary>What is remembered of a measurement beside time and number of its last sample, where there is
/// more.</summary>
/// <remarks>Made once for a measurement that needs it, and used again.</remarks>
internal sealed class MoreMemory
{
    private SampleKind kind;
    private bool hasSeq;
    private string? text;
    private long seq;
    private long lateSince;

    /// <summary>The whole memory.</summary>
    public MeasurementMemory With(long lastTime, double number) => new()
    {
        LastTime = lastTime,
        LastValue = new SampleValue(kind, number, text),
        LastSeq = hasSeq ? seq : null,
        LateSince = lateSince,
    };

    /// <summary>Takes over what is not time and number.</summary>
    public void Set(in MeasurementMemory memory)
    {
        kind = memory.LastValue.Kind;
        hasSeq = memory.LastSeq is not null;
        seq = memory.LastSeq.GetValueOrDefault();
        lateSince = memory.LateSince;
        // References are dear to write.
        if (!ReferenceEquals(text, memory.LastValue.Text)) text = memory.LastValue.Text;
    }
}
