using System.Globalization;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.RuleTests.Charts;

/// <summary>The rows of a text chart of numbers, limits among them.</summary>
internal sealed class NumberScale
{
    private const int RowCount = 11;

    private readonly double top;
    private readonly double step;

    /// <param name="numbers">The numbers to hold, at least one.</param>
    /// <param name="limits">The limits to hold.</param>
    public NumberScale(IReadOnlyCollection<double> numbers, IReadOnlyCollection<Limit> limits)
    {
        double[] all = [.. numbers, .. limits.SelectMany(limit => new[] { limit.Value, NormalAt(limit) })];
        top = all.Max();
        double range = top - all.Min();
        if (range <= 0 || !double.IsFinite(range)) (top, range) = (top + 1, 2);
        step = range / (RowCount - 1);
        Labels = [.. Enumerable.Range(0, RowCount).Select(row => LabelOf(row, limits))];
    }

    /// <summary>What stands before each row: its limit, or the number of the first and the last.</summary>
    public IReadOnlyList<string> Labels { get; }

    public int RowOf(double number) => Math.Clamp((int)Math.Round((top - number) / step), 0, RowCount - 1);

    /// <summary>The value at which a level is normal again.</summary>
    public static double NormalAt(Limit limit) =>
        limit.IsHigh ? limit.Value - limit.Deadband : limit.Value + limit.Deadband;

    private string LabelOf(int row, IReadOnlyCollection<Limit> limits)
    {
        IEnumerable<string> here = limits.Where(limit => RowOf(limit.Value) == row)
            .Select(limit => $"{limit.Level.ToString().ToLowerInvariant()} {Text(limit.Value)}");
        string label = string.Join(", ", here);
        bool isEdge = row is 0 or RowCount - 1;
        return label.Length == 0 && isEdge ? Text(top - (row * step)) : label;
    }

    private static string Text(double number) => number.ToString("G6", CultureInfo.InvariantCulture);
}
