using KafkaAlarms.Engine.Rules;
using KafkaAlarms.Engine.State.Sensors;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Evaluating;

/// <summary>Tells which rules need not be called for a record: those that only compare numbers with limits, where these
/// are normal and no alarm of the rule is active or pending.</summary>
/// <param name="fresh">The new and good samples of the record.</param>
internal sealed class ComparingRules(FreshSamples fresh)
{
    /// <summary>The rules that are to be called, by their index in the plan; of some of them may turn out that they
    /// need not be: <see cref="MayPassOver"/>.</summary>
    /// <param name="sensor">The sensor.</param>
    /// <param name="isRead">True when one that is left out selects a sample of the record.</param>
    public ReadOnlySpan<int> Called(SensorState sensor, out bool isRead)
    {
        isRead = false;
        SensorPlan plan = sensor.Shape.Plan;
        bool isCalm = plan.AnyComparing && sensor.Live is not { Count: > 0 } && IsNormal(sensor.Shape, out isRead);
        if (!isCalm)
        {
            isRead = false;
            return plan.All.AsSpan();
        }

        NoteCalm(sensor.Shape);
        return plan.Others.AsSpan();
    }

    /// <summary>Tells whether a rule would say nothing but normal of a record in which others find more.</summary>
    /// <param name="sensor">The sensor.</param>
    /// <param name="binding">Index of the rule among the sensor's.</param>
    public bool MayPassOver(SensorState sensor, int binding)
    {
        RuleBinding rule = sensor.Shape.Plan.Bindings[binding];
        if (rule.Comparing is not { } runner || rule.SelectsByVariant) return false;
        if (!IsNormal(runner, sensor.Shape.UsesBy(binding).BySlot) || IsLive(sensor, rule.RuleId)) return false;
        runner.OnPassedOver();
        return true;
    }

    private static bool IsLive(SensorState sensor, string ruleId)
    {
        if (sensor.Live is null) return false;
        foreach (ConditionState condition in sensor.Live)
        {
            if (condition.RuleId == ruleId) return true;
        }

        return false;
    }

    /// <summary>Tells whether a rule selects samples of the record, and would find each of them normal.</summary>
    private bool IsNormal(RuleRunner runner, ReadOnlySpan<SlotUse> uses)
    {
        ReadOnlySpan<Sample> samples = fresh.Samples;
        ReadOnlySpan<int> slots = fresh.Slots;
        bool isRead = false;
        for (int i = 0; i < samples.Length; i++)
        {
            if ((uses[slots[i]] & SlotUse.Selected) == 0) continue;
            // A sample in another unit is none for the rule, and is counted as such when the rule is asked.
            if (!runner.Normal.Contains(in samples[i])) return false;
            isRead = true;
        }

        return isRead;
    }

    private void NoteCalm(SensorShape shape)
    {
        ReadOnlySpan<NormalRange> ranges = shape.NormalRanges;
        foreach (int slot in fresh.Slots)
        {
            if (ranges[slot].IsRead) shape.Plan.OnCalm(ranges[slot].Place);
        }
    }

    private bool IsNormal(SensorShape shape, out bool isRead)
    {
        isRead = false;
        ReadOnlySpan<NormalRange> ranges = shape.NormalRanges;
        ReadOnlySpan<Sample> samples = fresh.Samples;
        ReadOnlySpan<int> slots = fresh.Slots;
        for (int i = 0; i < samples.Length; i++)
        {
            ref readonly NormalRange range = ref ranges[slots[i]];
            if (!range.Contains(in samples[i])) return false;
            isRead |= range.IsRead;
        }

        return true;
    }
}
