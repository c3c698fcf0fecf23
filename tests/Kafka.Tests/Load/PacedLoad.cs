using KafkaAlarms.Kafka.Tests.Engines;
using KafkaAlarms.Kafka.Tests.Records;

namespace KafkaAlarms.Kafka.Tests.Load;

/// <summary>Writes a load at a steady pace beside the test until the test has seen enough, then closes it.</summary>
internal sealed class PacedLoad
{
    private const int BatchesPerSecond = 10;

    // A slow machine makes long tests, and the load of those has to be read a second time.
    private const int Most = 90_000;
    private const int Trickle = 5;

    private readonly Task writing;
    private volatile bool enough;

    private PacedLoad(Scenario scenario, SensorLoad load, int recordsPerSecond) =>
        writing = WriteAsync(scenario, load, recordsPerSecond / BatchesPerSecond);

    public int Written { get; private set; }

    public static PacedLoad Start(Scenario scenario, SensorLoad load, int recordsPerSecond = 1_500) =>
        new(scenario, load, recordsPerSecond);

    /// <summary>Ends the load and returns when all of it is in the topic.</summary>
    public async Task FinishAsync()
    {
        enough = true;
        await writing;
        TestContext.Current.TestOutputHelper?.WriteLine($"{Written} records written.");
    }

    private async Task WriteAsync(Scenario scenario, SensorLoad load, int batch)
    {
        using SensorWriter writer = scenario.Writer();
        using var pace = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / BatchesPerSecond));
        while (!enough)
        {
            int count = Written < Most ? batch : Trickle;
            await writer.WriteAsync(load.Take(count));
            Written += count;
            await pace.WaitForNextTickAsync(CancellationToken.None);
        }

        await writer.WriteAsync(load.Close());
    }
}
