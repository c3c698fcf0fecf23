namespace KafkaAlarms.Engine.State.Sensors;

/// <summary>A group of sensors whose memory is stored together: in one record of the state topic, in more when it is
/// large.</summary>
internal sealed class MemoryBlock(int number)
{
    /// <summary>Value of <see cref="DirtySince"/> when the stored record is up to date.</summary>
    public const long Clean = long.MaxValue;

    /// <summary>Number of the block, part of its key.</summary>
    public int Number { get; } = number;

    public List<SensorState> Sensors { get; } = [];

    /// <summary>Input offset of the first record that changed the block since it was stored, or
    /// <see cref="Clean"/>.</summary>
    public long DirtySince { get; set; } = Clean;

    /// <summary>Kafka time of the partition at the record that <see cref="DirtySince"/> names, ticks.</summary>
    public long DirtyKafkaTime { get; set; }

    /// <summary>Input offset that the stored record stands at; records below it are in it.</summary>
    public long AsOf { get; set; }

    /// <summary>Records that the state topic holds of the block.</summary>
    public int StoredParts { get; set; }

    /// <summary>True when the block must be stored with the open transaction.</summary>
    public bool IsUrgent { get; set; }
}
