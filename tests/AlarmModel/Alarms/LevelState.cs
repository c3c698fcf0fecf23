using KafkaAlarms.AlarmModel.Records;
using KafkaAlarms.AlarmModel.Rules;

namespace KafkaAlarms.AlarmModel.Alarms;

/// <summary>One level of one condition: active or not, and the streak that may change it.</summary>
public sealed class LevelState(ModelLevel level)
{
    private int activeInARow;
    private ModelSample? firstNormal;

    public ModelLevel Level { get; } = level;

    public bool IsActive { get; private set; }

    /// <summary>Active samples in a row up to now or, once active, up to when it became so.</summary>
    public int ActiveInARow => activeInARow;

    /// <summary>First active sample of the running streak or, once active, of the one that made it so.</summary>
    public ModelSample? FirstActive { get; private set; }

    /// <summary>When the running delay runs out; null without one.</summary>
    public DateTime? Due
    {
        get
        {
            if (IsActive) return firstNormal?.Time + Level.OffDelay;
            return activeInARow >= Level.Samples ? FirstActive?.Time + Level.OnDelay : null;
        }
    }

    /// <summary>Takes a sample and what the level says of it.</summary>
    public void Take(ModelSample sample, Verdict verdict)
    {
        if (IsActive)
        {
            firstNormal = verdict == Verdict.Normal ? firstNormal ?? sample : null;
        }
        else if (verdict == Verdict.Active)
        {
            FirstActive ??= sample;
            activeInARow++;
        }
        else
        {
            BreakActive();
        }
    }

    /// <summary>The clock was set back: a running delay starts anew, an active level stays active.</summary>
    public void StartAnew()
    {
        firstNormal = null;
        if (!IsActive) BreakActive();
    }

    /// <summary>The running delay has run out.</summary>
    public void Turn()
    {
        IsActive = !IsActive;
        firstNormal = null;
        if (!IsActive) BreakActive();
    }

    private void BreakActive()
    {
        FirstActive = null;
        activeInARow = 0;
    }
}
