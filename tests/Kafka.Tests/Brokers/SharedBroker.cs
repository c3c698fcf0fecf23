using KafkaAlarms.Kafka.Tests.Brokers;

[assembly: AssemblyFixture(typeof(SharedBroker))]

namespace KafkaAlarms.Kafka.Tests.Brokers;

/// <summary>The one broker of a test run for all tests that do not stop it; started by the first that asks.</summary>
public sealed class SharedBroker : IAsyncDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private KafkaBroker? broker;

    /// <summary>Address of the running broker; skips the test when there is no Kafka.</summary>
    public async Task<string> RequireAsync()
    {
        KafkaHome.Require();
        await turn.WaitAsync();
        try
        {
            broker ??= await KafkaBroker.StartNewAsync();
            return broker.Bootstrap;
        }
        finally
        {
            turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (broker is not null)
        {
            await broker.DisposeAsync();
        }

        turn.Dispose();
    }
}
