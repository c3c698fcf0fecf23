namespace KafkaAlarms.Engine.Consuming;

/// <summary>Key or value of the record read last, in a buffer that the next one overwrites.</summary>
/// <param name="Buffer">At least <paramref name="Length"/> bytes.</param>
/// <param name="Length">Bytes in use; -1: null.</param>
internal readonly record struct RawBytes(byte[] Buffer, int Length);
