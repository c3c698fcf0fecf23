namespace KafkaAlarms.Kafka.Tests.Records;

/// <summary>What exactly once means: the same events as an undisturbed run, each one time, alike in all but detected_at.</summary>
internal static class AlarmComparison
{
    private const int Shown = 5;

    /// <param name="disturbed">Events of the run that was disturbed.</param>
    /// <param name="undisturbed">Events of the one that was not.</param>
    /// <param name="disturbance">What was done, and what stood then, for a failure message.</param>
    public static void ShouldEqualUndisturbed(
        this IReadOnlyCollection<Alarm> disturbed, IReadOnlyCollection<Alarm> undisturbed, string disturbance = "")
    {
        Repeated(disturbed).ShouldBeEmpty($"events are repeated; {disturbance}");
        ShouldBeTheEventsOf(disturbed, undisturbed, disturbance);
        disturbed.ShouldTellOneStoryEach();
    }

    /// <summary>What at least once means: the same, but an event may come again, under its id and alike.</summary>
    public static void ShouldEqualUndisturbedButForRepeats(
        this IReadOnlyCollection<Alarm> disturbed, IReadOnlyCollection<Alarm> undisturbed)
    {
        disturbed.GroupBy(one => one.EventId)
            .Where(same => same.DistinctBy(one => one.WithoutDetectedAt()).Count() > 1)
            .Select(same => string.Join('\n', same)).Take(Shown)
            .ShouldBeEmpty("repeats of an event differ in more than detected_at");
        ShouldBeTheEventsOf([.. disturbed.DistinctBy(one => one.EventId)], undisturbed, "");
    }

    private static void ShouldBeTheEventsOf(
        IReadOnlyCollection<Alarm> disturbed, IReadOnlyCollection<Alarm> undisturbed, string disturbance)
    {
        Repeated(undisturbed).ShouldBeEmpty("the undisturbed run repeats events");
        Dictionary<string, Alarm> expected = undisturbed.ToDictionary(one => one.EventId);
        Dictionary<string, Alarm> actual = disturbed.ToDictionary(one => one.EventId);
        string summary = $"{disturbed.Count} events, undisturbed {undisturbed.Count}; {disturbance}";
        List<Alarm> lost = Lacking(expected, actual);
        lost.ShouldBeEmpty($"events are lost ({summary}):\n{Around(lost, undisturbed)}\ndisturbed:\n{Around(lost, disturbed)}");
        List<Alarm> invented = Lacking(actual, expected);
        invented.ShouldBeEmpty(
            $"events are invented ({summary}):\n{Around(invented, undisturbed)}\ndisturbed:\n{Around(invented, disturbed)}");
        Differing(expected, actual).ShouldBeEmpty($"events differ in more than detected_at ({summary})");
    }

    /// <summary>Checks that the events of each key are numbered without gaps and never say the same twice in a row.</summary>
    public static void ShouldTellOneStoryEach(this IEnumerable<Alarm> alarms)
    {
        foreach (IGrouping<string, Alarm> story in alarms.GroupBy(one => one.AlarmKey))
        {
            Alarm? last = null;
            foreach (Alarm alarm in story.OrderBy(one => one.Record.Partition.Value).ThenBy(one => one.Record.Offset.Value))
            {
                bool begins = last is null || last.AlarmId != alarm.AlarmId;
                alarm.Sequence.ShouldBe(begins ? 0 : last!.Sequence + 1, $"after {last}: {alarm}");
                alarm.Event.ShouldBe(begins ? "raised" : alarm.Event, $"after {last}: {alarm}");
                bool repeats = !begins && last!.Event == alarm.Event && last.Level == alarm.Level
                    && alarm.Event is not "updated";
                repeats.ShouldBeFalse($"after {last}: {alarm}");
                last = alarm;
            }
        }
    }

    private static List<string> Repeated(IEnumerable<Alarm> alarms) => alarms
        .GroupBy(one => one.EventId).Where(same => same.Count() > 1)
        .Select(same => $"{same.Count()} times {same.First()}").Take(Shown).ToList();

    private static List<Alarm> Lacking(Dictionary<string, Alarm> from, Dictionary<string, Alarm> lacking) =>
        from.Values.Where(one => !lacking.ContainsKey(one.EventId)).Take(Shown).ToList();

    /// <summary>The events of the first one's key shortly before and after it, for a failure message.</summary>
    private static string Around(List<Alarm> alarms, IEnumerable<Alarm> all) => alarms.Count == 0 ? "" : string.Join(
        '\n',
        all.Where(one => one.AlarmKey == alarms[0].AlarmKey && Near(one, alarms[0])));

    private static bool Near(Alarm one, Alarm other) => (one.OccurredAt - other.OccurredAt).Duration() < TimeSpan.FromMinutes(1);

    private static List<string> Differing(Dictionary<string, Alarm> expected, Dictionary<string, Alarm> actual) => expected
        .Where(one => one.Value.WithoutDetectedAt() != actual[one.Key].WithoutDetectedAt())
        .Select(one => $"undisturbed {one.Value.WithoutDetectedAt()} disturbed {actual[one.Key].WithoutDetectedAt()}")
        .Take(Shown).ToList();
}
