using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Observability;
using KafkaAlarms.Engine.Provisioning;
using Microsoft.Extensions.Logging;

namespace KafkaAlarms.Engine.Commands.Init;

/// <summary>The frame of an init command that works on brokers: connects, waits for them, works, reports.</summary>
internal static class BrokerTurn
{
    /// <summary>Runs the command.</summary>
    /// <param name="settings">Where the brokers are, and how to log.</param>
    /// <param name="brokers">Brokers that must be registered first.</param>
    /// <param name="timeout">Longest time for all of it.</param>
    /// <param name="work">What the command does.</param>
    /// <param name="context">Where it is said.</param>
    /// <param name="stop">Ends the waiting.</param>
    /// <returns>An exit code.</returns>
    public static async Task<int> RunAsync(
        EngineSettings settings,
        int brokers,
        TimeSpan timeout,
        Func<AdminConnection, Patience, Task<IReadOnlyList<Problem>>> work,
        CommandContext context,
        CancellationToken stop)
    {
        using ILoggerFactory logs = ConsoleLog.Create(settings.Logging);
        using AdminConnection connection = AdminConnection.Open(settings.Kafka);
        Patience patience = new(timeout, context.Clock);
        ILogger log = logs.CreateLogger("KafkaAlarms");
        Problem? missing = await connection.WaitForBrokersAsync(brokers, patience, log, stop);
        return InitReport.Write(
            context.Error, missing is null ? await work(connection, patience) : [missing]);
    }
}
