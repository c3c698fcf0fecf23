using KafkaAlarms.Engine.Errors;

namespace KafkaAlarms.Engine.Provisioning.Connectors;

/// <summary>Waits until a connector runs, or has failed for good.</summary>
internal sealed class ConnectorSettling(ConnectClient connect, Patience patience, TextWriter output)
{
    // A task is RUNNING before it has tried its remote end, and a new configuration shows the old failure for a moment.
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private const int EnoughRunning = 3;
    private const int EnoughFailed = 2;

    // A connector may give its tasks what was there before for good, as where only the writing of a value has changed.
    private const int MostLooksForTasks = 6;

    /// <summary>Looks until the same is seen several times; restarts once what had failed before.</summary>
    /// <returns>The problem when it does not run.</returns>
    public async Task<Problem?> WaitAsync(PlacedConnector placed, CancellationToken stop)
    {
        await WaitForTasksAsync(placed, stop);
        string connector = placed.Name;
        bool restarted = false;
        int running = 0, failed = 0;
        while (true)
        {
            ConnectorStatus status = await AskAsync(connector, stop);
            running = status.IsRunning ? running + 1 : 0;
            failed = status.HasFailed ? failed + 1 : 0;
            if (running == EnoughRunning) return Runs(connector, status);
            if (failed == EnoughFailed && restarted) return Failed(connector, status);
            if (patience.IsOver) return NotRunning(connector, status);
            if (failed == EnoughFailed)
            {
                // Secrets are read again by a restart, so one whose password was wrong may run now.
                await connect.RestartFailedAsync(connector, stop);
                restarted = true;
                failed = 0;
            }

            await patience.PauseAsync(Interval, stop);
        }
    }

    /// <summary>Tasks of before go on for a while after a new configuration was put: what they do says nothing.
    /// </summary>
    private async Task WaitForTasksAsync(PlacedConnector placed, CancellationToken stop)
    {
        for (int look = 0; look < MostLooksForTasks && !patience.IsOver; look++)
        {
            ConnectReply reply = await connect.TasksAsync(placed.Name, stop);
            if (reply.IsOk && !placed.IsStale(reply.Read<ConnectorTask[]>() ?? [])) return;
            await patience.PauseAsync(Interval, stop);
        }
    }

    /// <summary>Its status; one without a word where Connect does not say it.</summary>
    private async Task<ConnectorStatus> AskAsync(string connector, CancellationToken stop)
    {
        ConnectReply reply = await connect.StatusAsync(connector, stop);
        ConnectorStatus? status = reply.IsOk ? reply.Read<ConnectorStatus>() : null;
        return status ?? new ConnectorStatus(new PartStatus($"unknown ({reply.Reason})", null), []);
    }

    private Problem? Runs(string connector, ConnectorStatus status)
    {
        output.WriteLine($"running    {connector}: {status.Tasks.Length} tasks");
        return null;
    }

    private static Problem Failed(string connector, ConnectorStatus status) => new(
        ErrorCode.ConnectorFailed,
        $"connector {connector}",
        $"It failed, and again after a restart: {string.Join(" | ", status.Causes)}.",
        "Correct the cause; the log of Connect has the whole trace.");

    private Problem NotRunning(string connector, ConnectorStatus status) => new(
        ErrorCode.ConnectorFailed,
        $"connector {connector}",
        $"It does not run after {patience.Seconds:F0} s: {status.Summary}.",
        "Look at the log of Connect.");
}
