using KafkaAlarms.Engine.Model.Text;

namespace KafkaAlarms.Engine.State.Sensors;

/// <summary>Ids of the sensors of a table, one behind the other: an array for each would take more than the id
/// itself.</summary>
internal sealed class SensorIds
{
    private const int FirstBytes = 512;
    private const int MostBytes = 32 * 1024;

    private byte[] buffer = [];
    private int used;

    /// <summary>Keeps a copy of an id for good.</summary>
    public Utf8Slice Add(ReadOnlySpan<byte> idUtf8)
    {
        if (idUtf8.Length > buffer.Length - used) Grow(idUtf8.Length);
        idUtf8.CopyTo(buffer.AsSpan(used));
        Utf8Slice id = new(buffer, used, idUtf8.Length);
        used += idUtf8.Length;
        return id;
    }

    private void Grow(int needed)
    {
        int bytes = Math.Clamp(buffer.Length * 2, FirstBytes, MostBytes);
        buffer = new byte[Math.Max(bytes, needed)];
        used = 0;
    }
}
