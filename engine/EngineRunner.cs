using KafkaAlarms.Engine.Configuration;
using KafkaAlarms.Engine.Model;
using KafkaAlarms.Engine.Observability;
using Microsoft.Extensions.Logging;

namespace KafkaAlarms.Engine;

/// <summary>Runs the stream threads until it is told to stop.</summary>
internal sealed class EngineRunner(
    EngineSettings settings, RuleSet rules, EngineMetrics metrics, ILoggerFactory logs, TimeProvider clock)
{
    /// <summary>Runs to the end.</summary>
    /// <returns>An exit code.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        ILogger log = logs.CreateLogger<EngineRunner>();
        EngineLog.EngineStarts(log, EngineVersion.Text, settings.Processing.Threads, rules.Hash, rules.Rules.Length);
        metrics.Health.NotReady("engine", "has no stream threads yet");
        await Task.Delay(Timeout.InfiniteTimeSpan, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        EngineLog.EngineStopped(log);
        return Commands.ExitCode.Stopped;
    }
}
