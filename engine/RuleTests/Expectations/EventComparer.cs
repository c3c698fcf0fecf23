namespace KafkaAlarms.Engine.RuleTests.Expectations;

/// <summary>Compares all events of a test with all that it expects.</summary>
internal static class EventComparer
{
    /// <summary>Finds what differs.</summary>
    /// <returns>A sentence for each difference, those of expected events first.</returns>
    public static IReadOnlyList<string> Compare(IReadOnlyList<ExpectedEvent> expected, IReadOnlyList<ToldEvent> told)
    {
        List<ExpectedEvent> missing = [];
        List<ToldEvent> rest = [.. told];
        foreach (ExpectedEvent one in expected)
        {
            if (!Take(rest, other => !EventDifferences.Between(one, other).Any(), one, out _)) missing.Add(one);
        }

        // What is left is told in pairs where possible: another time says more than one too few and one too many.
        List<string> differences = [];
        foreach (ExpectedEvent one in missing)
        {
            differences.Add(Take(rest, _ => true, one, out ToldEvent? near)
                ? $"{EventText.Of(one)}: {string.Join(", ", EventDifferences.Between(one, near!))}."
                : $"{EventText.Of(one)}: did not happen.");
        }

        return [.. differences, .. rest.Select(other => $"{EventText.Of(other)}: was not expected.")];
    }

    private static bool Take(
        List<ToldEvent> rest, Func<ToldEvent, bool> fits, ExpectedEvent expected, out ToldEvent? taken)
    {
        int at = rest.FindIndex(told => EventDifferences.AreAboutTheSame(expected, told) && fits(told));
        taken = at < 0 ? null : rest[at];
        if (at >= 0) rest.RemoveAt(at);
        return at >= 0;
    }
}
