using KafkaAlarms.Benchmarks.Input;

namespace KafkaAlarms.Benchmarks.Pipelines;

/// <summary>Bytes allocated by the data path, told apart by whether the record led to an event.</summary>
internal sealed class AllocationCount
{
    private long quietRecords;
    private long quietBytes;
    private long eventRecords;
    private long eventBytes;

    /// <summary>Counts over a block, exactly, one record at a time.</summary>
    public static AllocationCount Of(PipelineLane lane, RecordBlock block)
    {
        AllocationCount count = new();
        for (int i = 0; i < block.Count; i++)
        {
            long events = lane.Events;
            long before = GC.GetAllocatedBytesForCurrentThread();
            lane.Process(block, i);
            long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            count.Add(lane.Events > events, bytes);
        }

        return count;
    }

    public void Print()
    {
        Console.WriteLine($"allocated: {quietBytes} bytes on {quietRecords} records without an event");
        Console.WriteLine($"allocated: {eventBytes / Math.Max(1, eventRecords)} bytes a record on {eventRecords} with one");
    }

    private void Add(bool hasEvent, long bytes)
    {
        if (hasEvent)
        {
            eventRecords++;
            eventBytes += bytes;
        }
        else
        {
            quietRecords++;
            quietBytes += bytes;
        }
    }
}
