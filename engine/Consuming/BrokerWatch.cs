using Confluent.Kafka;
using KafkaAlarms.Engine.Observability;
using Microsoft.Extensions.Logging;

namespace KafkaAlarms.Engine.Consuming;

/// <summary>Notices when no broker answers and when one does again; says each once.</summary>
/// <remarks>Called by client threads and stream threads.</remarks>
internal sealed class BrokerWatch(string brokers, EngineHealth health, ILogger log, TimeProvider clock)
{
    private const string Part = "brokers";

    private readonly Lock gate = new();
    private long downSince;
    private bool isDown;

    /// <summary>Takes an error of a client that concerns no single call.</summary>
    public void OnError(Error error)
    {
        if (error.Code is ErrorCode.Local_AllBrokersDown or ErrorCode.Local_Resolve) Down(error.Reason);
    }

    /// <summary>Says that no broker answers.</summary>
    public void Down(string reason)
    {
        lock (gate)
        {
            if (isDown) return;
            isDown = true;
            downSince = clock.GetTimestamp();
        }

        health.NotReady(Part, $"do not answer: {reason}");
        EngineLog.WaitingForBroker(log, brokers, reason);
    }

    /// <summary>Says that a broker answered.</summary>
    public void Up()
    {
        if (!Volatile.Read(ref isDown)) return;
        double seconds;
        lock (gate)
        {
            if (!isDown) return;
            isDown = false;
            seconds = clock.GetElapsedTime(downSince).TotalSeconds;
        }

        health.Ready(Part);
        EngineLog.BrokerBack(log, brokers, seconds);
    }
}
