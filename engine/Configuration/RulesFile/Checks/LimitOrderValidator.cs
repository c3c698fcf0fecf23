using System.Collections.Immutable;
using System.Globalization;
using KafkaAlarms.Engine.Configuration.RulesFile.Keys;
using KafkaAlarms.Engine.Configuration.RulesFile.Nodes;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Checks;

/// <summary>Checks limits against each other: lolo &lt;= lo &lt; hi &lt;= hihi, with
/// something normal between.</summary>
internal static class LimitOrderValidator
{
    /// <summary>Checks the limits of one condition.</summary>
    /// <param name="limits">At most one a level.</param>
    /// <param name="locate">Where a limit stands in the file.</param>
    /// <param name="report">Takes the problems.</param>
    public static void Check(ImmutableArray<Limit> limits, Func<Limit, FileNode> locate, RulesFileReport report)
    {
        List<Limit> ascending = [.. LevelNames.Ascending.Select(known => Of(limits, known.Level)).OfType<Limit>()];
        bool isOrdered = true;
        foreach ((Limit lower, Limit upper) in ascending.Zip(ascending.Skip(1)))
        {
            if (IsOrdered(lower, upper)) continue;
            isOrdered = false;
            FileNode at = report.Choose(locate(upper), locate(lower));
            report.Add(ErrorCode.RuleLimitOrder, at, Order(lower, upper), "Keep to lolo <= lo < hi <= hihi.");
        }

        if (isOrdered) CheckDeadbands(ascending, locate, report);
    }

    private static Limit? Of(ImmutableArray<Limit> limits, AlarmLevel level) =>
        limits.FirstOrDefault(limit => limit.Level == level);

    private static bool IsOrdered(Limit lower, Limit upper) =>
        lower.IsHigh == upper.IsHigh ? lower.Value <= upper.Value : lower.Value < upper.Value;

    private static string Order(Limit lower, Limit upper) => string.Create(
        CultureInfo.InvariantCulture,
        $"The limits are out of order: {Name(upper)} {upper.Value} with {Name(lower)} {lower.Value}.");

    private static string? Name(Limit limit) => LevelNames.Of(limit.Level);

    private static void CheckDeadbands(List<Limit> ascending, Func<Limit, FileNode> locate, RulesFileReport report)
    {
        foreach (Limit high in ascending.Where(limit => limit.IsHigh))
        {
            Limit? low = ascending.FirstOrDefault(limit => !limit.IsHigh && !LeavesNormal(limit, high));
            if (low is null) continue;
            report.Add(
                ErrorCode.RuleDeadbandTooWide,
                report.Choose(locate(high), locate(low)),
                $"The deadbands of {Name(low)} and {Name(high)} leave no value at which both are normal.",
                "Make them smaller than the distance of the limits.");
            return;
        }
    }

    private static bool LeavesNormal(Limit low, Limit high)
    {
        double from = low.Value + low.Deadband;
        double to = high.Value - high.Deadband;
        return from < to || (from == to && !low.Inclusive && !high.Inclusive);
    }
}
