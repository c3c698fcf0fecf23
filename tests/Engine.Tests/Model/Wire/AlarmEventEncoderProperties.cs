using System.Text;
using System.Text.Json;
using CsCheck;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Wire;
using KafkaAlarms.Engine.Tests.Support;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Model.Wire;

public sealed class AlarmEventEncoderProperties
{
    [Fact]
    public void Encode_AnyEvent_GivesTheBytesOfTheSerializer() =>
        AlarmEvents.Any.Sample(
            alarm => AlarmEventJson.Encode(alarm).AsSpan().SequenceEqual(Serialized(alarm)),
            iter: 5_000,
            print: alarm => $"{Encoding.UTF8.GetString(AlarmEventJson.Encode(alarm))}\n{Encoding.UTF8.GetString(Serialized(alarm))}");

    private static byte[] Serialized(AlarmEvent alarm) =>
        JsonSerializer.SerializeToUtf8Bytes(alarm, AlarmEventJson.Options.GetTypeInfo(typeof(AlarmEvent)));
}
