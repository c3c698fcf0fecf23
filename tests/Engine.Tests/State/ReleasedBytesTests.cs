using KafkaAlarms.Engine.State;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.State;

/// <summary>A restore asks for collections by what the heap holds, few however much state there is.</summary>
public sealed class ReleasedBytesTests
{
    private const long MiB = 1024 * 1024;

    [Theory]
    [InlineData(0, 128)]
    [InlineData(64, 128)]
    [InlineData(1_024, 8)]
    [InlineData(4_096, 2)]
    public void Add_OneGibibyteInSmallValues_AsksByTheSizeOfTheHeap(long heapMiB, int expected)
    {
        int asked = 0;
        ReleasedBytes released = new(() =>
        {
            asked++;
            return heapMiB * MiB;
        });

        int collections = Enumerable.Range(0, 1024 * 1024).Count(_ => released.Add(1_024));

        collections.ShouldBe(expected);
        asked.ShouldBeLessThanOrEqualTo(expected + 1);
    }

    [Fact]
    public void Add_HeapThatShrank_AsksForLessFromThenOn()
    {
        long heap = 800 * MiB;
        ReleasedBytes released = new(() => heap);
        released.Add(99 * MiB).ShouldBeFalse();
        heap = 0;
        released.Add(MiB).ShouldBeTrue();

        released.Add(8 * MiB).ShouldBeTrue();
    }
}
