using KafkaAlarms.Engine.Clients;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Observability;
using KafkaAlarms.Engine.Provisioning;
using KafkaAlarms.Engine.RuleSets;
using Microsoft.Extensions.Logging;

namespace KafkaAlarms.Engine;

/// <summary>Runs the stream threads until it is told to stop.</summary>
internal sealed class EngineRunner(
    EngineSettings settings, LiveRules rules, EngineMetrics metrics, ILoggerFactory logs, TimeProvider clock)
{
    private const string Part = "engine";

    /// <summary>Time that threads have to end; below the grace period of Kubernetes, 30 s.</summary>
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(25);

    private readonly ILogger log = logs.CreateLogger("KafkaAlarms");

    /// <inheritdoc cref="TopicGate.TellsTopicSettings"/>
    public bool TellsTopicSettings { get; init; } = true;

    /// <summary>Runs to the end.</summary>
    /// <returns>An exit code.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        int threads = settings.Processing.Threads > 0 ? settings.Processing.Threads : Environment.ProcessorCount;
        EngineLog.EngineStarts(log, EngineVersion.Text, threads, rules.Current.Hash, rules.Current.Rules.Length);
        BrokerProbe probe = new(settings.Kafka);
        BrokerWatch brokers = new(settings.Kafka.BootstrapServers, probe.Ask, metrics.Health, log, clock, stop);
        try
        {
            TopicGate gate = new(settings, brokers, metrics.Health, log, clock)
            {
                TellsTopicSettings = TellsTopicSettings,
            };
            (TopicFacts? facts, IReadOnlyList<Problem> problems) = await gate.PassAsync(stop);
            if (facts is null) return Refuse(problems);
            return await RunThreadsAsync(threads, facts, brokers, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            EngineLog.EngineStopped(log);
            return Commands.ExitCode.Stopped;
        }
    }

    private int Refuse(IReadOnlyList<Problem> problems)
    {
        foreach (Problem problem in problems) EngineLog.StartRefused(log, problem.ToString());
        return Commands.ExitCode.Configuration;
    }

    private async Task<int> RunThreadsAsync(int threads, TopicFacts facts, BrokerWatch brokers, CancellationToken stop)
    {
        HeldRules held = HeldRules.Of(settings);
        Doubt(held);
        RuleWatchdog watchdog = new(settings.Rules.HangTimeout, held, log, clock);
        ThreadContext context = new(
            settings,
            rules,
            held,
            watchdog,
            facts,
            brokers,
            metrics,
            log,
            new RepeatLimiter(clock),
            clock);
        using CancellationTokenSource ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        // A dynamic member needs a name that no other engine has; a static one keeps the name it is given.
        string instance = settings.Kafka.Instance ?? $"{Environment.MachineName}-{Guid.NewGuid():N}";
        List<Task<bool>> running = [];
        for (int number = 0; number < threads; number++) running.Add(Start(context, number, instance, ending));
        metrics.Health.Ready(Part);
        using CancellationTokenRegistration said = stop.Register(() => EngineLog.EngineStops(log));
        Task<bool[]> ended = Task.WhenAll(running);
        using CancellationTokenSource over = new();
        Task<int?> hanging = watchdog.RunAsync(over.Token);
        await Task.WhenAny(ended, PassAsync(StopTimeout, ending.Token), hanging);
        if (hanging.IsCompleted) return await LeaveAsync(running, (await hanging)!.Value, ending);
        await over.CancelAsync();
        if (!ended.IsCompleted)
        {
            EngineLog.StopTimedOut(log, StopTimeout.TotalSeconds);
            return Commands.ExitCode.Stopped;
        }

        bool[] sound = await ended;
        EngineLog.EngineStopped(log);
        return sound.All(ok => ok) ? Commands.ExitCode.Stopped : Commands.ExitCode.Bug;
    }

    /// <summary>Says at once when the folder would fail as it is needed.</summary>
    private void Doubt(HeldRules held)
    {
        if (held.FindTrouble() is not { } trouble) return;
        string code = ErrorCode.StateFolderUnfit.Text();
        metrics.Health.Warn("state folder", $"{code} cannot remember rules that do not return: {trouble}");
        EngineLog.StateFolderUnfit(log, code, held.Folder, trouble);
    }

    /// <summary>Ends the threads that still can, and leaves the one behind that a rule holds up.</summary>
    private async Task<int> LeaveAsync(List<Task<bool>> running, int hung, CancellationTokenSource ending)
    {
        metrics.Health.Fail($"a rule holds thread {hung} up");
        await ending.CancelAsync();
        Task others = Task.WhenAll(running.Where((_, number) => number != hung));
        await Task.WhenAny(others, Task.Delay(StopTimeout, clock, CancellationToken.None));
        return Commands.ExitCode.RuleHangs;
    }

    /// <summary>Ends a while after the stop was asked for.</summary>
    private async Task PassAsync(TimeSpan time, CancellationToken stop)
    {
        TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration registration = stop.Register(asked.SetResult);
        await asked.Task;
        await Task.Delay(time, clock, CancellationToken.None);
    }

    private Task<bool> Start(ThreadContext context, int number, string instance, CancellationTokenSource ending)
    {
        // Before the thread runs: the engine must not look ready until each has its partitions.
        metrics.Health.NotReady(StreamThread.PartOf(number), "has no partitions assigned yet");
        TaskCompletionSource<bool> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Thread thread = new(() => done.SetResult(Run(context, number, instance, ending)))
        {
            Name = $"kafka-alarms-{number}",
            IsBackground = true,
        };
        thread.Start();
        return done.Task;
    }

    private bool Run(ThreadContext context, int number, string instance, CancellationTokenSource ending)
    {
        try
        {
            new StreamThread(context, number, instance, ending.Token).Run();
            return true;
        }
#pragma warning disable CA1031 // A fault of our own on a bare thread would end the process without a word.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            metrics.Health.Fail($"thread {number} met a fault of the program: {fault.Message}");
            EngineLog.ThreadFailed(log, fault, ErrorCode.Bug.Text(), number);
            ending.Cancel();
            return false;
        }
    }
}
