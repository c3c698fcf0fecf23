using System.Globalization;

namespace KafkaAlarms.Kafka.Tests.Load;

/// <summary>Seeds of random runs: fixed, printed, and changed by <c>KAFKA_ALARMS_SEED</c> for a search.</summary>
internal static class Seed
{
    public const string Variable = "KAFKA_ALARMS_SEED";

    private const int Fixed = 20_260_822;

    /// <summary>The seed of this run, written to the test's output.</summary>
    public static int Print()
    {
        string? chosen = Environment.GetEnvironmentVariable(Variable);
        int seed = string.IsNullOrEmpty(chosen) ? Fixed : int.Parse(chosen, CultureInfo.InvariantCulture);
        TestContext.Current.TestOutputHelper?.WriteLine($"Seed {seed}; {Variable} takes another.");
        return seed;
    }
}
