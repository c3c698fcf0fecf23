using System.Collections.Immutable;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Observability;
using Microsoft.Extensions.Logging;

namespace KafkaAlarms.Engine.RuleSets;

/// <summary>Looks at the rules file and the plug-ins, and loads them again when they changed.</summary>
/// <remarks>
/// Changes are found by content: a volume of Kubernetes swaps symbolic links, whose times and names say nothing. A
/// change is taken when two looks in a row saw the same content, so that nothing is loaded while it is being copied. A
/// set that does not load leaves the old one running until the files change again.
/// </remarks>
internal sealed class RulesWatch(
    RulesOptions options,
    Func<RulesOptions, RuleSetResult> load,
    LiveRules rules,
    EngineMetrics metrics,
    ILogger log,
    TimeProvider clock)
{
    private const string Part = "rules";

    private string? seen;
    private string? refused;

    /// <summary>Looks at every interval until it is told to stop.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using PeriodicTimer timer = new(options.ReloadInterval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stop)) Look();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Told to stop.
        }
    }

    /// <summary>Looks once.</summary>
    public void Look()
    {
        try
        {
            LookAt(Content());
        }
#pragma warning disable CA1031 // Whatever went wrong, the rules that run go on, and the next look may do better.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            string cause = fault.ToString();
            if (cause != refused)
                Refuse(cause, [new Problem(ErrorCode.RuleSetRefused, options.Plugins ?? "", cause, "")]);
        }
    }

    private void LookAt(string content)
    {
        bool isStill = content == seen;
        seen = content;
        if (content == rules.Current.Hash) TakeBack();
        else if (isStill && content != refused) Load(content);
    }

    /// <summary>Hash of the content, or what keeps it from being read.</summary>
    private string Content()
    {
        try
        {
            return RuleSetLoader.HashOf(options);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return fault.Message;
        }
    }

    private void Load(string content)
    {
        RuleSetResult? loaded = null;
        try
        {
            loaded = load(options);
            if (loaded.Rules is not { } set)
            {
                // What was loaded may be newer than what was looked at: then the next looks judge it.
                if (Content() == content) Refuse(content, loaded.Problems);
            }
            else if (set.Hash == content)
            {
                // Before the first thread takes the set and tells of rules that it does not call.
                metrics.RuleSetReloaded(set.Hash);
                rules.Swap(set, loaded);
                loaded = null;
                refused = null;
                metrics.Health.TakeBack(Part);
                EngineLog.RuleSetLoaded(log, set.Hash, set.Rules.Length);
            }
        }
        finally
        {
            loaded?.Dispose();
        }
    }

    private void Refuse(string content, ImmutableArray<Problem> problems)
    {
        refused = content;
        metrics.RuleSetRefused();
        string code = ErrorCode.RuleSetRefused.Text();
        string what = string.Join(Environment.NewLine, problems);
        metrics.Health.Warn(Part, $"{code} the changed rule set was refused, the one before runs on: {what}");
        EngineLog.RuleSetRefused(log, code, rules.Current.Hash, what.TrimEnd('.'));
    }

    /// <summary>The files are again what runs.</summary>
    private void TakeBack()
    {
        if (refused is null) return;
        refused = null;
        metrics.RuleSetTakenBack();
        metrics.Health.TakeBack(Part);
    }
}
