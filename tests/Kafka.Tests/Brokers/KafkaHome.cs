namespace KafkaAlarms.Kafka.Tests.Brokers;

/// <summary>The Kafka distribution that brokers are started from.</summary>
internal static class KafkaHome
{
    public const string Variable = "KAFKA_HOME";

    public static bool IsSet => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable));

    /// <summary>Folder of the distribution; skips the test when none is named.</summary>
    public static string Require()
    {
        Assert.SkipUnless(IsSet, $"No real Kafka: {Variable} does not name the folder of a Kafka distribution.");
        string home = Path.GetFullPath(Environment.GetEnvironmentVariable(Variable)!);
        return File.Exists(Script(home, "kafka-server-start.sh"))
            ? home
            : throw new InvalidOperationException($"{Variable} names {home}, which has no bin/kafka-server-start.sh.");
    }

    public static string Script(string home, string name) => Path.Combine(home, "bin", name);
}
