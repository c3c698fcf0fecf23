using System.Collections.Immutable;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Rules;

/// <summary>One rule variant configured for one stream thread: calls the author's code
/// and keeps its faults inside.</summary>
/// <remarks>One that cannot be made declares nothing and is not called; alarms of the rule stay as they are.</remarks>
internal sealed class RuleRunner
{
    /// <summary>Faults in a row after which the rule is not called any more.</summary>
    internal const int FaultsUntilQuarantine = 100;

    private const long NotMeasured = -1;

    private readonly EvaluateRule? evaluate;
    private readonly IRuleFaults faults;
    private readonly RuleCall call;
    private readonly AllocationWatch allocations;
    private readonly int number;
    private readonly bool isHeld;
    private readonly FaultRun ofVariant = new();
    private readonly FaultRun ofRule;

    /// <param name="entry">The rule.</param>
    /// <param name="variant">The variant.</param>
    /// <param name="faults">Takes note of faults.</param>
    /// <param name="ofRule">Faults of all its variants on the thread; null: of this one alone.</param>
    public RuleRunner(RuleEntry entry, RuleVariant variant, IRuleFaults faults, FaultRun? ofRule = null)
    {
        this.ofRule = ofRule ?? new FaultRun();
        Entry = entry;
        Variant = variant;
        this.faults = faults;
        EventRule = EventWords.Of(entry);
        call = faults.Call;
        allocations = faults.Allocations;
        number = call.Add(entry);
        RuleStep? held = faults.HeldFor(entry);
        isHeld = held is not null;
        RuleSetup setup = new(new RuleSettings(variant.Settings), variant.Limits);
        evaluate = held == RuleStep.Configure ? null : TryMake(setup);
        // What it declared before it threw is not whole.
        if (evaluate is null) setup = new(new RuleSettings(null), []);
        Plans = [.. setup.Conditions.Select(condition => new ConditionPlan(condition, variant.Levels))];
        Declared = [.. setup.Measurements];
        RememberedBytes = setup.RememberedBytes;
        RememberedVersion = setup.RememberedVersion;
        OnlyCondition = setup.OnlyCondition;
        if (OnlyCondition is not null) Normal = NormalRange.Of(OnlyCondition, variant.Unit);
    }

    /// <summary>Called for every record: a call by interface would search for the method, since rules have many
    /// types.</summary>
    private delegate void EvaluateRule(in SensorRecord record, ref Verdicts verdicts);

    public RuleEntry Entry { get; }

    public RuleVariant Variant { get; }

    /// <summary>The rule as events name it.</summary>
    public EventRule EventRule { get; }

    /// <summary>False when there is no instance of the rule, and so nobody knows what it declares.</summary>
    public bool IsMade => evaluate is not null;

    /// <summary>The declared conditions, by index.</summary>
    public ImmutableArray<ConditionPlan> Plans { get; }

    /// <summary>Measurements that the rule reads by name.</summary>
    public ImmutableArray<Measurement> Declared { get; }

    /// <summary>The condition that each selected number is judged against, where that is all the rule does; else
    /// null.</summary>
    public Condition? OnlyCondition { get; }

    /// <summary>Samples of which the rule says normal, where comparing is all that it does.</summary>
    public NormalRange Normal { get; }

    /// <summary>Bytes that the rule remembers of each sensor; 0: nothing.</summary>
    public int RememberedBytes { get; }

    /// <summary>Version of what it remembers.</summary>
    public int RememberedVersion { get; }

    /// <summary>Number of the calls of rules on the thread so far.</summary>
    public long Calls => call.Calls;

    /// <summary>True when the last evaluation failed: what it remembered meanwhile does not count.</summary>
    public bool HasFailed => ofVariant.Failed > 0;

    public bool IsQuarantined => isHeld || !IsMade || ofVariant.IsLong || ofRule.IsLong;

    /// <summary>Tells whether the variant selects a measurement by its name, whatever the unit.</summary>
    public bool SelectsName(string name) => Variant.Measurement is not { } glob || glob.Matches(name);

    /// <summary>Tells whether conditions of the whole record run on the clock of a measurement: of those that the rule
    /// declares, or, where it declares none, of those that it selects.</summary>
    public bool RunsOn(string name) => Declared.IsEmpty ? SelectsName(name) : Declares(name);

    /// <summary>Tells whether the rule reads a measurement by its name.</summary>
    public bool Declares(string name)
    {
        foreach (Measurement declared in Declared)
        {
            if (declared.Name == name) return true;
        }

        return false;
    }

    /// <summary>Tells whether the rule may judge samples of a measurement: one that it selects or declares, in the unit
    /// of that.</summary>
    /// <param name="name">Of the measurement.</param>
    /// <param name="unit">Of its samples; null: they name none.</param>
    public bool Takes(string name, string? unit)
    {
        if (SelectsName(name) && Fits(unit, Variant.Unit)) return true;
        foreach (Measurement declared in Declared)
        {
            if (declared.Name == name && Fits(unit, declared.Unit)) return true;
        }

        return false;
    }

    /// <summary>Finds the condition of an instance.</summary>
    /// <param name="instance">Name of a condition, or of a measurement.</param>
    public ConditionPlan? FindPlan(string instance)
    {
        foreach (ConditionPlan plan in Plans)
        {
            if (plan.Condition.Name is { } name ? name == instance : Takes(instance, unit: null)) return plan;
        }

        return null;
    }

    /// <summary>Takes note of sensors whose records may pass the rule over.</summary>
    public void Watch(SensorPlan plan)
    {
        ofVariant.Watch(plan, this);
        ofRule.Watch(plan, this);
    }

    /// <summary>Says that a record passed the rule over, which it would have found normal.</summary>
    public void OnPassedOver()
    {
        if (IsQuarantined) return;
        ofVariant.End();
        ofRule.End();
    }

    /// <summary>Judges one record.</summary>
    /// <param name="record">With at least one sample.</param>
    /// <param name="sampleCount">Number of samples in it.</param>
    /// <param name="buffer">Takes the verdicts.</param>
    /// <param name="clock">Time at which the thread came to this rule, then that at which it was done:
    /// <see cref="RuleClock.Now"/>.</param>
    /// <returns>Number of verdicts; 0 after a fault.</returns>
    public int Evaluate(in SensorRecord record, int sampleCount, Span<Verdict> buffer, ref long clock)
    {
        if (IsQuarantined) return 0;
        Verdicts verdicts = new(buffer);
        long allocated = allocations.IsMeasuring ? AllocationWatch.Allocated : NotMeasured;
        call.Enter(number);
        try
        {
            evaluate!(in record, ref verdicts);
        }
#pragma warning disable CA1031 // A rule is foreign code: whatever it throws must not stop the other rules.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            call.Leave();
            clock = RuleClock.Now;
            return Fault(TextOf(exception));
        }

        call.Leave();
        long now = RuleClock.Now;
        NoteTime(now - clock);
        if (now != clock) allocations.Look(now);
        clock = now;
        string? fault = NonsenseIn(in verdicts, buffer, sampleCount)
            ?? BrokenPromise(in record, buffer[..verdicts.Count])
            ?? ExcessSince(allocated);
        if (fault is not null) return Fault(fault);
        ofVariant.Failed = ofRule.Failed = 0;
        return verdicts.Count;
    }

    private string? ExcessSince(long allocated)
    {
        if (allocated == NotMeasured) return null;
        long taken = AllocationWatch.Allocated - allocated;
        return taken > faults.AllocationBudget
            ? $"{taken} bytes allocated for one record, more than its {faults.AllocationBudget}"
            : null;
    }

    private string? NonsenseIn(ref readonly Verdicts verdicts, ReadOnlySpan<Verdict> buffer, int sampleCount)
    {
        if (verdicts.Overflowed) return $"more than {buffer.Length} verdicts on one record";
        foreach (ref readonly Verdict verdict in buffer[..verdicts.Count])
        {
            if ((uint)verdict.ConditionIndex >= (uint)Plans.Length)
                return "a verdict on a condition it did not declare";
            if (!IsAboutASample(in verdict, sampleCount))
                return "a verdict on a sample that is not in the record";
        }

        return null;
    }

    /// <summary>Finds that a rule does not do what it declared to do, and nothing else.</summary>
    private string? BrokenPromise(in SensorRecord record, ReadOnlySpan<Verdict> reported)
    {
        if (OnlyCondition is null) return null;
        int numbers = 0;
        bool isKept = true;
        foreach (int index in record.Selected)
        {
            ref readonly Sample sample = ref record.Samples[index];
            if (sample.Kind != SampleKind.Number) continue;
            isKept = isKept && numbers < reported.Length && reported[numbers].SampleIndex == index
                && reported[numbers].Judgements == OnlyCondition.Judge(sample.Number);
            numbers++;
        }

        return isKept && numbers == reported.Length ? null : "other verdicts than its declaration JudgesOnly allows";
    }

    private static bool Fits(string? unit, string? taken) => unit is null || taken is null || unit == taken;

    private static string TextOf(Exception exception) => $"{exception.GetType().Name}: {exception.Message}";

    /// <summary>Makes an instance and configures it; on trial that went well, but it may depend on more.</summary>
    private EvaluateRule? TryMake(RuleSetup setup)
    {
        call.EnterConfigure(number);
        try
        {
            IAlarmRule rule = Entry.Type.Create();
            rule.Configure(setup);
            return rule.Evaluate;
        }
#pragma warning disable CA1031 // As in Evaluate: the thread and the other rules go on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            faults.OnUnmade(Entry.Id, TextOf(exception));
            return null;
        }
        finally
        {
            call.LeaveConfigure();
        }
    }

    private bool IsAboutASample(in Verdict verdict, int sampleCount) =>
        verdict.SampleIndex == Verdict.WholeRecord
            ? Plans[verdict.ConditionIndex].Condition.Name is not null
            : (uint)verdict.SampleIndex < (uint)sampleCount;

    /// <summary>Takes note of the time of one evaluation: a busy machine is slow at times, a bad rule always.</summary>
    private void NoteTime(long took)
    {
        if (took <= faults.TimeBudget)
        {
            ofVariant.Slow = ofRule.Slow = 0;
            return;
        }

        EndRunsWhereCalm();
        ofVariant.Slow++;
        ofRule.Slow++;
        faults.OnTooSlow(Entry.Id, took);
        if (IsQuarantined) faults.OnQuarantined(Entry.Id, "took longer than its time budget");
    }

    /// <summary>Before another fault is counted: records that passed the rule over stand between.</summary>
    private void EndRunsWhereCalm()
    {
        ofVariant.EndWhereCalm(Calls);
        ofRule.EndWhereCalm(Calls);
    }

    private int Fault(string cause)
    {
        EndRunsWhereCalm();
        ofVariant.Failed++;
        ofRule.Failed++;
        faults.OnFault(Entry.Id, cause);
        if (IsQuarantined) faults.OnQuarantined(Entry.Id, "failed");
        return 0;
    }
}
