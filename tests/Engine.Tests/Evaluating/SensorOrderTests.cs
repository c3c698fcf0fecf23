using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Evaluating;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.State.Sensors;
using KafkaAlarms.Engine.Tests.State.Sensors;
using KafkaAlarms.Rules;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Evaluating;

/// <summary>A sample is judged by what its sensor keeps as it is by the whole memory.</summary>
public sealed class SensorOrderTests
{
    private readonly SampleOrder order = new(new DecodingOptions { MaxLate = TimeSpan.FromTicks(20) });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Judge_AnySamples_SaysAndRemembersTheSameAsWithTheWholeMemory(int seed)
    {
        Random random = new(seed);
        SensorState sensor = SensorMemories.NewTable().Add("s1"u8);
        int slot = sensor.SlotOf("t", 0);
        MeasurementMemory whole = default;
        HashSet<SampleDisposition> seen = [];
        for (int step = 1; step <= 20_000; step++)
        {
            // Now and then a clock that is far ahead for one sample, so that all others are late for a while.
            int ahead = random.Next(200) == 0 ? 60 : 0;
            DecodedRecord record = new() { Time = (step / 2) + random.Next(-3, 4) + ahead + 10, Seq = SeqOf(random) };
            Sample sample = SampleOf(random);
            bool isStandIn = random.Next(10) == 0;

            SampleDisposition expected = order.Judge(ref whole, in record, in sample, isStandIn, step);
            order.Judge(sensor, slot, in record, in sample, isStandIn, step).ShouldBe(expected);

            sensor.MemoryOf(slot).ShouldBe(whole);
            seen.Add(expected);
        }

        seen.ShouldBe(
            [SampleDisposition.Fresh, SampleDisposition.Duplicate, SampleDisposition.Late, SampleDisposition.ClockSetBack],
            ignoreOrder: true);
    }

    private static long? SeqOf(Random random) => random.Next(4) == 0 ? random.Next(5) : null;

    private static Sample SampleOf(Random random) => random.Next(8) switch
    {
        0 => Sample.OfText("t", random.Next(2) == 0 ? "open" : "shut"),
        1 => Sample.OfBoolean("t", random.Next(2) == 0),
        _ => Sample.OfNumber("t", random.Next(3)),
    };
}
