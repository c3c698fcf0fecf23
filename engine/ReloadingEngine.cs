using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Observability;
using KafkaAlarms.Engine.RuleSets;
using Microsoft.Extensions.Logging;

namespace KafkaAlarms.Engine;

/// <summary>The engine with a watch over its rules file and plug-ins.</summary>
internal sealed class ReloadingEngine(
    EngineSettings settings, LiveRules rules, EngineMetrics metrics, ILoggerFactory logs, TimeProvider clock)
{
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(2);

    /// <summary>Loads the rules when their files have changed.</summary>
    public Func<RulesOptions, RuleSetResult> Load { get; init; } =
        options => RuleSetLoader.Load(options, HeldRules.Of(settings));

    /// <inheritdoc cref="EngineRunner.TellsTopicSettings"/>
    public bool TellsTopicSettings { get; init; } = true;

    /// <summary>Runs to the end.</summary>
    /// <returns>An exit code.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        metrics.RuleSetLoaded(rules.Current.Hash);
        RulesWatch watch = new(settings.Rules, Load, rules, metrics, logs.CreateLogger("KafkaAlarms"), clock);
        using CancellationTokenSource ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task watching = watch.RunAsync(ended.Token);
        try
        {
            EngineRunner engine = new(settings, rules, metrics, logs, clock)
            {
                TellsTopicSettings = TellsTopicSettings,
            };
            return await engine.RunAsync(stop);
        }
        finally
        {
            await ended.CancelAsync();
            // A plug-in may hang while it is loaded: the engine ends all the same.
            await Task.WhenAny(watching, Task.Delay(LongestLook, clock, CancellationToken.None));
        }
    }
}
