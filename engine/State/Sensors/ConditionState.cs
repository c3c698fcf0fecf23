using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Rules;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.State.Sensors;

/// <summary>State of one condition of one sensor: levels, running delays and the current episode.</summary>
/// <remarks>Exists only while something is active or pending. Owned by the stream thread of its partition.</remarks>
internal sealed class ConditionState
{
    /// <summary>Value of <see cref="ArmedFor"/> when no timer is set.</summary>
    public const long NotArmed = long.MaxValue;

    public ConditionState(
        SensorState sensor, string ruleId, string instance, string alarmKey, bool isNoData = false)
    {
        IsNoData = isNoData;
        Sensor = sensor;
        RuleId = ruleId;
        Instance = instance;
        AlarmKey = alarmKey;
    }

    public SensorState Sensor { get; }

    public string RuleId { get; }

    public string Instance { get; }

    public string AlarmKey { get; }

    /// <summary>True for a silence alarm.</summary>
    public bool IsNoData { get; }

    /// <summary>Levels, indexed by <see cref="AlarmLevel"/>.</summary>
    public LevelState[] Levels { get; } = new LevelState[ConditionPlan.LevelCount];

    /// <summary>How verdicts become events; null while the rule set lacks the condition,
    /// and for silence alarms.</summary>
    public ConditionPlan? Plan { get; set; }

    /// <summary>The rule, as it ran for the sensor last; null while the rule set lacks it.</summary>
    public RuleRunner? Runner { get; set; }

    /// <summary>Record time up to which delays have run, ticks.</summary>
    public long Clock { get; set; }

    /// <summary>The last evaluated sample; for a silence alarm the last one heard.</summary>
    public LastSample Last { get; set; }

    /// <summary>The sensor as the record of <see cref="Last"/> described it; null: no record did yet.</summary>
    public Sensor? Described { get; set; }

    /// <summary>Breaching samples of the current episode.</summary>
    public long Occurrences { get; set; }

    /// <summary>Level that the alarm shows; null: not raised.</summary>
    public AlarmLevel? Shown { get; set; }

    /// <summary>Severity of the last event, which a change of the rules leaves as it is; 0: there was none.</summary>
    public int ShownSeverity { get; set; }

    /// <summary>The current episode.</summary>
    public Guid AlarmId { get; set; }

    /// <summary>Sequence number of the next event.</summary>
    public long NextSequence { get; set; }

    /// <summary>Record time of the raise, ticks.</summary>
    public long RaisedAt { get; set; }

    /// <summary>Kafka time from which silence counts where no sample tells it, ticks; else 0: at which the listing of
    /// an expected sensor was first seen, or the rule was back.</summary>
    public long ListedAt { get; set; }

    /// <summary>True when the rule set lacks the condition: it is evaluated no more, and ends after a while.</summary>
    public bool IsLacking { get; set; }

    /// <summary>Kafka time since which the rule set has lacked the condition, ticks; 0: it does not.</summary>
    public long LackingSince { get; set; }

    /// <summary>The last event as it was produced; null before the first.</summary>
    public byte[]? LastEvent { get; set; }

    /// <summary>Priority under which the alarm is counted as active; null: it is not.</summary>
    public AlarmPriority? CountedAs { get; set; }

    /// <summary>Kafka time for which a timer is set, ticks, or <see cref="NotArmed"/>.</summary>
    public long ArmedFor { get; set; } = NotArmed;

    /// <summary>Input offset up to which everything is in this state: records below it
    /// change nothing any more.</summary>
    public long AsOf { get; set; }

    /// <summary>True when the state topic holds a record of this condition.</summary>
    public bool IsStored { get; set; }

    /// <summary>True while the condition waits to be written with the open transaction.</summary>
    public bool IsChanged { get; set; }

    /// <summary>Takes the sample by which a sensor was heard; for silence alarms.</summary>
    public void Hear(RuleRunner runner, in LastSample sample)
    {
        Runner = runner;
        Last = sample;
        ListedAt = 0;
        IsLacking = false;
        LackingSince = 0;
        Described = Sensor.Sensor;
    }

    /// <summary>True when a level that is active or pending was not in <see cref="Plan"/> when that was last looked
    /// at.</summary>
    public bool LacksLevels { get; private set; }

    /// <summary>Looks again whether <see cref="LacksLevels"/>.</summary>
    public void CheckLevels()
    {
        LacksLevels = false;
        for (int i = 0; i < Levels.Length; i++) LacksLevels |= Lacks((AlarmLevel)i);
    }

    /// <summary>Tells whether a level is active or pending that the plan does not have.</summary>
    public bool Lacks(AlarmLevel level) => !Levels[(int)level].IsQuiet && Plan?[level] is null;

    /// <summary>Takes another plan; the condition, and a level that it has again, is lacking no more.</summary>
    /// <returns>True when the condition or a level is back.</returns>
    public bool Adopt(ConditionPlan plan)
    {
        Plan = plan;
        bool returned = LackingSince != 0;
        IsLacking = false;
        LackingSince = 0;
        for (int i = 0; i < Levels.Length; i++)
        {
            if (plan[(AlarmLevel)i] is not { } level) continue;
            returned |= Levels[i].LackingSince != 0;
            Levels[i].LackingSince = 0;
            if (Levels[i].Active) Levels[i].Severity = level.Settings.Severity;
        }

        CheckLevels();
        return returned;
    }

    /// <summary>True when nothing is active, pending or shown.</summary>
    public bool IsQuiet
    {
        get
        {
            if (Shown is not null) return false;
            foreach (ref readonly LevelState level in Levels.AsSpan())
            {
                if (!level.IsQuiet) return false;
            }

            return true;
        }
    }
}
