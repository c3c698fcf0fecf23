using Confluent.Kafka;
using KafkaAlarms.Engine.Observability;
using Microsoft.Extensions.Logging;

namespace KafkaAlarms.Engine.Clients;

/// <summary>Knows whether any broker answers; says once when none does, and once when one does again.</summary>
/// <remarks>
/// Clients only give the cause to look: they also say that all brokers are down when idle connections were closed. Any
/// thread may call it.
/// </remarks>
internal sealed class BrokerWatch(
    string brokers, Func<string?> ask, EngineHealth health, ILogger log, TimeProvider clock, CancellationToken stop)
{
    private const string Part = "brokers";

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly Lock gate = new();
    private Task look = Task.CompletedTask;
    private long downSince;
    private bool isDown;

    /// <summary>True while no broker answers.</summary>
    public bool IsDown => Volatile.Read(ref isDown);

    /// <summary>Takes an error of a client that concerns no single call.</summary>
    public void OnError(Error error)
    {
        if (error.Code is ErrorCode.Local_AllBrokersDown or ErrorCode.Local_Resolve) Look();
    }

    /// <summary>Looks whether a broker answers; in the background, until one does.</summary>
    public void Look()
    {
        lock (gate)
        {
            if (look.IsCompleted) look = Task.Run(LookAsync, stop);
        }
    }

    /// <summary>Waits while no broker answers.</summary>
    public void WaitWhileDown()
    {
        while (IsDown && !stop.IsCancellationRequested)
        {
            // A look that failed itself must not be the last one: without clients nobody else gives the cause.
            Look();
            stop.WaitHandle.WaitOne(Interval);
        }
    }

    private async Task LookAsync()
    {
        while (ask() is { } reason)
        {
            Down(reason);
            await Task.Delay(Interval, clock, stop);
        }

        Up();
    }

    private void Down(string reason)
    {
        if (isDown) return;
        downSince = clock.GetTimestamp();
        // Who finds it down may ask at once why.
        health.NotReady(Part, $"do not answer: {reason}");
        Volatile.Write(ref isDown, true);
        EngineLog.WaitingForBroker(log, brokers, reason);
    }

    private void Up()
    {
        if (!isDown) return;
        Volatile.Write(ref isDown, false);
        health.Ready(Part);
        EngineLog.BrokerBack(log, brokers, clock.GetElapsedTime(downSince).TotalSeconds);
    }
}
