using System.Text;
using KafkaAlarms.Engine.Model.Records;

namespace KafkaAlarms.Engine.Replay.Input;

/// <summary>The sensor id that was given for records that name none, as the header that the engine looks for.</summary>
internal sealed class NamedSensor(string header, string sensorId) : IRecordHeaders
{
    private readonly byte[] id = Encoding.UTF8.GetBytes(sensorId);

    public int Count => 1;

    public string NameAt(int index) => header;

    public ReadOnlyMemory<byte> ValueAt(int index) => id;
}
