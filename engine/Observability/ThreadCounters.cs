using System.Runtime.InteropServices;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Records;

namespace KafkaAlarms.Engine.Observability;

/// <summary>What one stream thread counted: plain numbers, so that counting costs the
/// record path next to nothing.</summary>
/// <remarks>
/// Counts are pending until their transaction's commit begins (<see cref="Seal"/>) and ends (<see cref="Publish"/>) or
/// it aborts (<see cref="Discard"/>), so a record that is read twice because of an abort is counted once. The stream
/// thread alone calls these methods; the scrape reads what is published.
/// </remarks>
internal sealed class ThreadCounters
{
    private static readonly int OutcomesEnd = Enum.GetValues<RecordOutcome>().Length;
    private static readonly int SamplesEnd = OutcomesEnd + Enum.GetValues<SampleDisposition>().Length;
    private static readonly int TimesEnd = SamplesEnd + Enum.GetValues<TimeOrigin>().Length;
    private static readonly int ActiveEnd = TimesEnd + Enum.GetValues<AlarmPriority>().Length;
    private static readonly int UnkeyedSlot = ActiveEnd;
    private static readonly int MismatchSlot = ActiveEnd + 1;

    private Dictionary<(string Rule, AlarmEventKind Kind), long> events = [];
    private Dictionary<(string Rule, AlarmEventKind Kind), long> sealedEvents = [];
    private Dictionary<ErrorCode, long> deadLetters = [];
    private Dictionary<ErrorCode, long> sealedDeadLetters = [];
    private long[] pending = new long[ActiveEnd + 2];
    private long[] sealedCounts = new long[ActiveEnd + 2];
    private readonly long[] published = new long[ActiveEnd + 2];
    private readonly Action<string, AlarmEventKind, long> publishEvents;
    private readonly Action<ErrorCode, long> publishDeadLetters;

    /// <param name="publishEvents">Takes the events of a rule and kind when they are committed.</param>
    /// <param name="publishDeadLetters">Takes the dead letters of a code when they are committed.</param>
    public ThreadCounters(
        Action<string, AlarmEventKind, long> publishEvents, Action<ErrorCode, long> publishDeadLetters)
    {
        this.publishEvents = publishEvents;
        this.publishDeadLetters = publishDeadLetters;
    }

    public void Count(RecordOutcome outcome) => pending[(int)outcome]++;

    public void Count(SampleDisposition disposition, int samples = 1) =>
        pending[OutcomesEnd + (int)disposition] += samples;

    public void Count(TimeOrigin origin) => pending[SamplesEnd + (int)origin]++;

    public void CountUnkeyed() => pending[UnkeyedSlot]++;

    public void CountKeyMismatch() => pending[MismatchSlot]++;

    /// <summary>Adds to the active alarms of a priority, at once; less than 0 when they end or their partition
    /// goes.</summary>
    public void AddActive(AlarmPriority priority, int alarms)
    {
        ref long active = ref published[TimesEnd + (int)priority];
        if (alarms != 0) Volatile.Write(ref active, active + alarms);
    }

    public void CountEvent(string rule, AlarmEventKind kind) =>
        CollectionsMarshal.GetValueRefOrAddDefault(events, (rule, kind), out _)++;

    public void CountDeadLetter(ErrorCode code) =>
        CollectionsMarshal.GetValueRefOrAddDefault(deadLetters, code, out _)++;

    /// <summary>Sets apart everything so far: its commit begins. What was set apart before is published.</summary>
    public void Seal()
    {
        (pending, sealedCounts) = (sealedCounts, pending);
        (events, sealedEvents) = (sealedEvents, events);
        (deadLetters, sealedDeadLetters) = (sealedDeadLetters, deadLetters);
    }

    /// <summary>Makes visible what was set apart: it is committed.</summary>
    public void Publish()
    {
        for (int slot = 0; slot < sealedCounts.Length; slot++)
        {
            if (sealedCounts[slot] != 0) Volatile.Write(ref published[slot], published[slot] + sealedCounts[slot]);
        }

        foreach (((string rule, AlarmEventKind kind), long count) in sealedEvents) publishEvents(rule, kind, count);
        foreach ((ErrorCode code, long count) in sealedDeadLetters) publishDeadLetters(code, count);
        ClearSealed();
    }

    /// <summary>Forgets everything that is not published: it is aborted.</summary>
    public void Discard()
    {
        Array.Clear(pending);
        events.Clear();
        deadLetters.Clear();
        ClearSealed();
    }

    public long Published(RecordOutcome outcome) => Volatile.Read(ref published[(int)outcome]);

    public long Published(SampleDisposition disposition) =>
        Volatile.Read(ref published[OutcomesEnd + (int)disposition]);

    public long Published(TimeOrigin origin) => Volatile.Read(ref published[SamplesEnd + (int)origin]);

    public long PublishedActive(AlarmPriority priority) => Volatile.Read(ref published[TimesEnd + (int)priority]);

    public long PublishedUnkeyed() => Volatile.Read(ref published[UnkeyedSlot]);

    public long PublishedKeyMismatches() => Volatile.Read(ref published[MismatchSlot]);

    private void ClearSealed()
    {
        Array.Clear(sealedCounts);
        sealedEvents.Clear();
        sealedDeadLetters.Clear();
    }
}
