using KafkaAlarms.AlarmModel.Records;
using KafkaAlarms.AlarmModel.Rules;

namespace KafkaAlarms.AlarmModel.Alarms;

/// <summary>The alarm of one rule on one measurement of one sensor: contracts.md section 4.</summary>
public sealed class LimitAlarm(string rule, ModelSample first, ModelVariant variant, List<ModelEvent> events)
{
    private readonly List<LevelState> levels = [.. variant.Levels.Select(level => new LevelState(level))];
    private ModelSample last = first;
    private LevelState? shown;
    private Episode? episode;
    private long occurrences;

    public string Sensor { get; } = first.Sensor;

    public string Measurement { get; } = first.Measurement;

    private DateTime? Due => levels.Min(level => level.Due);

    /// <summary>A sample that is neither duplicate nor late.</summary>
    public void Take(ModelSample sample)
    {
        while (Due is { } due && due < sample.Time) RunOut(due);
        last = sample;
        bool isBreach = false;
        bool isActive = false;
        foreach (LevelState level in levels)
        {
            Verdict verdict = level.Level.Judge(sample.Value!.Value);
            level.Take(sample, verdict);
            isActive |= verdict == Verdict.Active;
            isBreach |= verdict == Verdict.Active && level.Level.IsEveryBreach;
        }

        if (shown is not null && isActive) occurrences++;
        TurnDue(sample.Time);
        Conclude(sample.Time, isBreach);
    }

    /// <summary>The measurement's clock was set back.</summary>
    public void StartAnew()
    {
        foreach (LevelState level in levels) level.StartAnew();
    }

    /// <summary>Runs out what is due for a silent sensor; returns the last due time, or null.</summary>
    public DateTime? PassKafkaTime(DateTime kafkaTime, TimeSpan grace)
    {
        DateTime? reached = null;
        while (Due is { } due && kafkaTime > last.KafkaTime + (due - last.Time) + grace)
        {
            RunOut(due);
            reached = due;
        }

        return reached;
    }

    private void RunOut(DateTime due)
    {
        TurnDue(due);
        Conclude(due, isBreach: false);
    }

    private void TurnDue(DateTime time)
    {
        foreach (LevelState level in levels)
        {
            if (level.Due <= time) level.Turn();
        }
    }

    /// <summary>Ends a step: one event at most, from what was shown to what is shown now.</summary>
    private void Conclude(DateTime time, bool isBreach)
    {
        LevelState? before = shown;
        // The list has the order for equal severity, and the sort keeps it.
        shown = levels.Where(level => level.IsActive).OrderByDescending(level => level.Level.Severity).FirstOrDefault();
        if (before is null && shown is not null)
        {
            var token = EpisodeToken.Of(shown.FirstActive!, shown.Level.Name);
            occurrences = shown.ActiveInARow;
            episode = new Episode((rule, Sensor, Measurement), token, time);
            Emit("raised", shown, time);
        }
        else if (before is not null && shown is null)
        {
            Emit("cleared", before, time);
        }
        else if (before != shown)
        {
            Emit("level_changed", shown!, time, before);
        }
        else if (shown is not null && isBreach)
        {
            Emit("updated", shown, time);
        }
    }

    private void Emit(string kind, LevelState level, DateTime time, LevelState? previous = null)
    {
        ModelEvent e = episode!.Event(kind, level.Level.Name, level.Level.Severity, time, last) with { Occurrences = occurrences };
        if (previous is not null)
            e = e with { PreviousLevel = previous.Level.Name, PreviousSeverity = previous.Level.Severity };
        events.Add(e);
    }
}
