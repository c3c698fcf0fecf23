using KafkaAlarms.Engine.Model.Identity;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Replay.Figures;
using KafkaAlarms.Engine.Rules;
using KafkaAlarms.Engine.State.Sensors;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Replay.Plots;

/// <summary>Keeps the numbers that rules judge, for a plot; of all alarms, for which one is drawn may show at the end
/// alone.</summary>
/// <param name="only">The one alarm to keep, by its key; null: all.</param>
/// <param name="mostPoints">Points to keep in all: some tens of megabytes.</param>
internal sealed class SeriesRecorder(string? only, int mostPoints = 4_000_000) : IVerdictObserver
{
    /// <summary>More points than any plot has columns.</summary>
    private const int MostOfOne = 65_536;

    private const int LeastOfOne = 64;

    private readonly Dictionary<(SensorState Sensor, string RuleId, string Instance), PlotSeries?> series = [];
    private int mostOfOne = MostOfOne;
    private int points;

    public void OnVerdict(
        SensorState sensor,
        RuleRunner runner,
        ConditionPlan plan,
        string instance,
        in LastSample sample,
        Judgements judgements)
    {
        if (sample.Value.Kind is not (SampleKind.Number or SampleKind.Boolean)) return;
        var key = (sensor, runner.Entry.Id, instance);
        if (!series.TryGetValue(key, out PlotSeries? one)) series.Add(key, one = Begin(key, plan));
        if (one is null) return;
        one.Plan = plan;
        one.Unit = sample.Unit;
        one.Add(sample.Point.Time, sample.Value.Number);
        points++;
        if (one.Points.Count > mostOfOne) Thin(one);
        if (points > mostPoints && mostOfOne > LeastOfOne) ThinAll();
    }

    /// <summary>The series of an alarm; null when it has no numbers.</summary>
    public PlotSeries? Find(string alarmKey) => series.Values.FirstOrDefault(one => one?.AlarmKey == alarmKey);

    /// <summary>The alarm to draw: the one asked for, else the most frequent, else the first that was judged.</summary>
    /// <param name="figures">Figures of the same run.</param>
    /// <returns>Its key; null when nothing was judged that is a number.</returns>
    public string? Choose(AlarmFigures figures) =>
        only ?? figures.Frequent.Select(one => one.AlarmKey).FirstOrDefault(key => Find(key) is not null)
        ?? series.Values.FirstOrDefault(one => one is not null)?.AlarmKey;

    private PlotSeries? Begin((SensorState Sensor, string RuleId, string Instance) key, ConditionPlan plan)
    {
        string alarmKey = AlarmIdentity.AlarmKey(key.RuleId, key.Sensor.Id, key.Instance);
        return only is null || only == alarmKey ? new PlotSeries(alarmKey, plan) : null;
    }

    private void Thin(PlotSeries one)
    {
        points -= one.Points.Count;
        one.Thin();
        points += one.Points.Count;
    }

    private void ThinAll()
    {
        mostOfOne = Math.Max(mostOfOne / 2, LeastOfOne);
        foreach (PlotSeries? one in series.Values)
        {
            if (one?.Points.Count > mostOfOne) Thin(one);
        }
    }
}
