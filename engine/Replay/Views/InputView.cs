using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Model.Text;
using KafkaAlarms.Engine.Replay.Figures;
using KafkaAlarms.Engine.Replay.Input;

namespace KafkaAlarms.Engine.Replay.Views;

/// <summary>Shows what was read, and what about it looks as if it were not what was meant.</summary>
internal sealed class InputView(TextWriter output)
{
    private const int MostMeasurements = 10;

    public void Show(IRecordSource source, ReplayRunner runner, IReadOnlyList<ReplayLane> lanes)
    {
        ReplayLane lane = lanes[0];
        Period period = runner.Period;
        output.WriteLine(
            $"{source.Name}: {FigureText.Of(runner.Records, "record")} of {FigureText.Of(lane.Sensors, "sensor")}, "
            + $"{FigureText.Of(period.From)} to {FigureText.Of(period.To)} UTC ({FigureText.Of(period.Length)})");
        output.WriteLine($"  records: {string.Join(", ", Outcomes(lane))}");
        if (source.Measurements is { } measurements) ShowMeasurements(measurements);
        foreach (ReplayLane deaf in lanes.Where(one => one.Count(RecordOutcome.Evaluated) == 0))
        {
            output.WriteLine(
                $"  No rule of {deaf.Name} judges any of them: compare sensors, where, measurement, unit and times.");
        }
    }

    private static IEnumerable<string> Outcomes(ReplayLane lane) => lane.Outcomes().Select(
        one => $"{FigureText.Of(one.Records)} {SnakeCase.Of(one.Outcome.ToString()).Replace('_', ' ')}");

    private void ShowMeasurements(MeasurementTally measurements)
    {
        (string Name, long Numbers, long Others)[] all = [.. measurements.Counts];
        IEnumerable<string> shown = all.Take(MostMeasurements).Select(one => $"{one.Name} ({KindsOf(one)})");
        string more = all.Length > MostMeasurements ? $", and {all.Length - MostMeasurements} more" : "";
        output.WriteLine($"  measurements: {string.Join(", ", shown)}{more}");
    }

    private static string KindsOf((string Name, long Numbers, long Others) one)
    {
        if (one.Others == 0) return FigureText.Of(one.Numbers, "number");
        string others = FigureText.Of(one.Others, "text");
        return one.Numbers == 0 ? others : $"{FigureText.Of(one.Numbers, "number")}, {others}";
    }
}
