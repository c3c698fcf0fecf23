namespace KafkaAlarms.Rules;

/// <summary>What a rule remembers of each sensor from record to record: a small struct that it declares once.</summary>
/// <remarks>Made by <see cref="RuleSetup.Remember"/>, read and changed through
/// <see cref="SensorRecord.Recall"/>. The engine stores it with the sensor's state: it is there after a restart, and on
/// another engine after a rebalance, as it was for the last record.</remarks>
/// <typeparam name="T">The struct.</typeparam>
public sealed class Remembered<T>
    where T : unmanaged
{
    internal Remembered(int version) => Version = version;

    /// <summary>Version of the struct's meaning.</summary>
    public int Version { get; }
}
