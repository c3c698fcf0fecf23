using KafkaAlarms.Engine.Commands;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Observability;
using KafkaAlarms.Engine.RuleSets;
using Microsoft.Extensions.Logging;

namespace KafkaAlarms.Engine.Demo;

/// <summary>Runs engine, simulated sensors and view around one mock cluster.</summary>
internal sealed class DemoRunner(
    MockCluster cluster, EngineSettings settings, RuleSetResult rules, CommandContext context)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(30);

    /// <summary>Runs until it is told to stop, or for a time counted from the engine's being ready.</summary>
    /// <param name="duration">Null: until it is told to stop.</param>
    /// <param name="outer">Tells it to stop.</param>
    public async Task<int> RunAsync(TimeSpan? duration, CancellationToken outer)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(outer);
        using ILoggerFactory logs = ConsoleLog.Create(settings.Logging);
        EngineMetrics metrics = new();
        SimulatedSensors sensors = new(cluster, settings.Topics.SensorData, context.Clock);
        DemoView view = new(context.Output);
        AlarmFollower follower = new(cluster, settings.Topics.Alarms, view.Show);
        using LiveRules live = new(rules.Rules!, rules);
        ReloadingEngine engine = new(settings, live, metrics, logs, context.Clock)
        {
            Load = options => Tell(RuleSetLoader.Load(options, HeldRules.Of(settings)), view),
            TellsTopicSettings = false,
        };
        view.Begin(cluster.Address, rules.Rules!.Rules.Length);
        Task<int> running = Task.Run(() => engine.RunAsync(stop.Token), CancellationToken.None);
        Task others = Task.WhenAll(
            sensors.RunAsync(stop.Token),
            Task.Run(() => follower.Run(stop.Token), CancellationToken.None),
            EndAfterAsync(duration, metrics.Health, stop));
        await Task.WhenAny(running, others);
        await stop.CancelAsync();
        await others;
        int code = await running;
        view.End(sensors.Written, metrics.DeadLetters);
        return code;
    }

    private static RuleSetResult Tell(RuleSetResult changed, DemoView view)
    {
        if (changed.Rules is { } set) view.ShowRules(set.Rules.Length);
        return changed;
    }

    private async Task EndAfterAsync(TimeSpan? duration, EngineHealth health, CancellationTokenSource stop)
    {
        try
        {
            long start = context.Clock.GetTimestamp();
            while (!health.IsReady && context.Clock.GetElapsedTime(start) < LongestStart)
                await Task.Delay(Look, context.Clock, stop.Token);
            await Task.Delay(duration ?? Timeout.InfiniteTimeSpan, context.Clock, stop.Token);
            await stop.CancelAsync();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Told to stop before the time was over.
        }
    }
}
