using System.Globalization;

namespace KafkaAlarms.Engine.Tests.Scenarios;

/// <summary>Which random scenarios a test run takes.</summary>
internal static class ScenarioCount
{
    /// <summary>First seed and number, from <c>KAFKA_ALARMS_SCENARIOS=first:count</c>, else from 0 so many as told.</summary>
    public static IEnumerable<int> Seeds(int usual)
    {
        string[] parts = Environment.GetEnvironmentVariable("KAFKA_ALARMS_SCENARIOS")?.Split(':') ?? [];
        return parts.Length == 2 ? Enumerable.Range(Number(parts[0]), Number(parts[1])) : Enumerable.Range(0, usual);
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
