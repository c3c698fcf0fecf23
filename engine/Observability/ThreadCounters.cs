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

    private readonly long[] published = new long[ActiveEnd + 2];
    private readonly Action<string, AlarmEventKind, long> publishEvents;
    private readonly Action<ErrorCode, long> publishDeadLetters;
    private Tally pending = new();
    private Tally committing = new();

    /// <param name="publishEvents">Takes the events of a rule and kind when they are committed.</param>
    /// <param name="publishDeadLetters">Takes the dead letters of a code when they are committed.</param>
    public ThreadCounters(
        Action<string, AlarmEventKind, long> publishEvents, Action<ErrorCode, long> publishDeadLetters)
    {
        this.publishEvents = publishEvents;
        this.publishDeadLetters = publishDeadLetters;
    }

    public void Count(RecordOutcome outcome) => pending.Numbers[(int)outcome]++;

    public void Count(SampleDisposition disposition, int samples = 1) =>
        pending.Numbers[OutcomesEnd + (int)disposition] += samples;

    public void Count(TimeOrigin origin) => pending.Numbers[SamplesEnd + (int)origin]++;

    public void CountUnkeyed() => pending.Numbers[UnkeyedSlot]++;

    public void CountKeyMismatch() => pending.Numbers[MismatchSlot]++;

    /// <summary>Adds to the active alarms of a priority, at once; less than 0 when they end or their partition
    /// goes.</summary>
    public void AddActive(AlarmPriority priority, int alarms)
    {
        ref long active = ref published[TimesEnd + (int)priority];
        if (alarms != 0) Volatile.Write(ref active, active + alarms);
    }

    public void CountEvent(string rule, AlarmEventKind kind) =>
        CollectionsMarshal.GetValueRefOrAddDefault(pending.Events, (rule, kind), out _)++;

    public void CountDeadLetter(ErrorCode code) =>
        CollectionsMarshal.GetValueRefOrAddDefault(pending.DeadLetters, code, out _)++;

    /// <summary>Sets apart everything so far: its commit begins. What was set apart before is published.</summary>
    public void Seal() => (pending, committing) = (committing, pending);

    /// <summary>Makes visible what was set apart: it is committed.</summary>
    public void Publish()
    {
        long[] numbers = committing.Numbers;
        for (int slot = 0; slot < numbers.Length; slot++)
        {
            if (numbers[slot] != 0) Volatile.Write(ref published[slot], published[slot] + numbers[slot]);
        }

        foreach (((string rule, AlarmEventKind kind), long count) in committing.Events)
            publishEvents(rule, kind, count);
        foreach ((ErrorCode code, long count) in committing.DeadLetters) publishDeadLetters(code, count);
        committing.Clear();
    }

    /// <summary>Forgets everything that is not published: it is aborted.</summary>
    public void Discard()
    {
        pending.Clear();
        committing.Clear();
    }

    public long Published(RecordOutcome outcome) => Volatile.Read(ref published[(int)outcome]);

    public long Published(SampleDisposition disposition) =>
        Volatile.Read(ref published[OutcomesEnd + (int)disposition]);

    public long Published(TimeOrigin origin) => Volatile.Read(ref published[SamplesEnd + (int)origin]);

    public long PublishedActive(AlarmPriority priority) => Volatile.Read(ref published[TimesEnd + (int)priority]);

    public long PublishedUnkeyed() => Volatile.Read(ref published[UnkeyedSlot]);

    public long PublishedKeyMismatches() => Volatile.Read(ref published[MismatchSlot]);

    /// <summary>What belongs to one transaction.</summary>
    private sealed class Tally
    {
        public long[] Numbers { get; } = new long[ActiveEnd + 2];

        public Dictionary<(string Rule, AlarmEventKind Kind), long> Events { get; } = [];

        public Dictionary<ErrorCode, long> DeadLetters { get; } = [];

        public void Clear()
        {
            Array.Clear(Numbers);
            Events.Clear();
            DeadLetters.Clear();
        }
    }
}
