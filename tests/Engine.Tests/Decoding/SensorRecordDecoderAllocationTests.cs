using System.Text;
using KafkaAlarms.Engine.Decoding.Texts;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Decoding;

[Collection(nameof(AloneInProcess))]
public sealed class SensorRecordDecoderAllocationTests
{
    [Theory]
    [InlineData("""{"sensor_id":"boiler-0007","ts":"2026-08-22T10:15:30.123Z","temperature":81.42,"pressure":4.013,"vibration":0.2}""")]
    [InlineData("""{"sensor_id":"s","ts":1787393730123,"measurements":[{"name":"t","value":81.4,"unit":"Cel","quality":"good"},{"name":"v","value":"OPEN"}],"labels":{"site":"north"}}""")]
    [InlineData("""{"ts":"2026-08-22T10:15:30","measurements":{"t":81.4,"u":{"value":2,"unit":"m"},"w":[1,2]},"seq":5}""")]
    [InlineData("""{"sensor_id":"\u0062","measurements":[{"name":"t","value":1,"ts":1787393729},{"name":"t","value":2}]}""")]
    [InlineData("""[{"sensor_id":"a","t":1,"state":"RUNNING"},{"sensor_id":"b","value":NaN}]""")]
    [InlineData("81.4")]
    public void Decode_UsualRecord_AllocatesNothing(string value)
    {
        Decoded decoded = new();
        byte[] bytes = Encoding.UTF8.GetBytes(value);
        byte[] key = [.. "boiler-0007"u8];
        for (int i = 0; i < 1_000; i++) decoded.Decode(bytes, key);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10_000; i++) decoded.Decode(bytes, key);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        decoded.Batch.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void Intern_EndlessNames_StaysBounded()
    {
        Utf8Pool pool = new(maxTexts: 100, maxBytes: 10_000);
        for (int i = 0; i < 10_000; i++)
        {
            pool.Trim();
            pool.Intern(Encoding.ASCII.GetBytes($"name-{i}")).Text.ShouldBe($"name-{i}");
            pool.Count.ShouldBeLessThanOrEqualTo(101);
        }
    }

    [Fact]
    public void Intern_LongTexts_StayBounded()
    {
        Utf8Pool pool = new(maxTexts: 1_000, maxBytes: 10_000);
        for (int i = 0; i < 1_000; i++)
        {
            pool.Trim();
            pool.Intern(Encoding.ASCII.GetBytes($"{i}{new string('x', 1_000)}"));
            pool.Bytes.ShouldBeLessThan(12_000);
        }
    }

    [Fact]
    public void Decode_EndlessNames_KeepsMemoryFlat()
    {
        Decoded decoded = new();
        for (int i = 0; i < 30_000; i++) decoded.Decode($$"""{"name-{{i}}":"text-{{i}}"}""");
        long before = GC.GetTotalMemory(forceFullCollection: true);
        for (int i = 30_000; i < 90_000; i++) decoded.Decode($$"""{"name-{{i}}":"text-{{i}}"}""");
        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(8 * 1024 * 1024);
        decoded.Sample.Name.ShouldBe("name-89999");
    }
}
