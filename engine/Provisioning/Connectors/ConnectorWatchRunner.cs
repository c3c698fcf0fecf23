using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Observability;
using Microsoft.Extensions.Logging;

namespace KafkaAlarms.Engine.Provisioning.Connectors;

/// <summary>Restarts failed connectors and tasks, which Connect never does by itself.</summary>
/// <param name="connect">Connect.</param>
/// <param name="names">The connectors to watch; empty for all that there are.</param>
/// <param name="metrics">Where it is counted.</param>
/// <param name="log">Log.</param>
/// <param name="clock">Wall clock.</param>
internal sealed class ConnectorWatchRunner(
    ConnectClient connect, IReadOnlyList<string> names, ConnectorMetrics metrics, ILogger log, TimeProvider clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    private readonly Dictionary<string, RestartSchedule> schedules = [];
    private string reported = "";

    /// <summary>Watches until it is told to stop.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (true)
        {
            await LookAsync(stop);
            await Task.Delay(Interval, clock, stop);
        }
    }

    /// <summary>Looks once at all connectors.</summary>
    public async Task LookAsync(CancellationToken stop)
    {
        ConnectReply reply = await connect.StatusesAsync(stop);
        Dictionary<string, ListedConnector>? listed =
            reply.IsOk ? reply.Read<Dictionary<string, ListedConnector>>() : null;
        metrics.Reachable(listed is not null, reply.Reason);
        Report(listed is null ? reply.Reason : "");
        if (listed is null) return;
        foreach (string name in names.Count > 0 ? names : [.. listed.Keys])
            await LookAsync(name, listed.GetValueOrDefault(name)?.Status, stop);
    }

    private async Task LookAsync(string name, ConnectorStatus? status, CancellationToken stop)
    {
        metrics.Running(name, status?.IsRunning == true);
        if (!schedules.TryGetValue(name, out RestartSchedule? schedule))
            schedule = schedules[name] = new RestartSchedule(clock);
        if (status?.IsRunning == true) schedule.Runs();
        if (status?.HasFailed != true || !schedule.Fails()) return;
        ConnectReply reply = await connect.RestartFailedAsync(name, stop);
        metrics.Restarted(name);
        string causes = string.Join(" | ", status.Causes);
        EngineLog.ConnectorRestarted(
            log, ErrorCode.ConnectorFailed.Text(), name, causes, schedule.Attempts, reply.Reason);
    }

    private void Report(string reason)
    {
        // 500 with one text after the other is the same outage.
        if (reason.Length == 0 == (reported.Length == 0)) return;
        if (reason.Length > 0) EngineLog.WaitingForConnect(log, reason);
        else EngineLog.ConnectIsBack(log);
        reported = reason;
    }
}
