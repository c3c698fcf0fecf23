using System.Collections.Immutable;
using System.Text.Json;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Model.Text;
using KafkaAlarms.Engine.Plugins;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Checks;

/// <summary>What a rule type declared when it was configured on trial.</summary>
internal sealed record ConfiguredRule
{
    /// <summary>Kind and message of what the rule type threw; null when it was configured.</summary>
    public string? Fault { get; private init; }

    /// <summary>True when it takes its limits from <c>levels</c>.</summary>
    public bool ReadsLevels { get; private init; }

    public IReadOnlyList<Condition> Conditions { get; private init; } = [];

    /// <summary>Measurements that it reads by name.</summary>
    public IReadOnlyList<Measurement> Measurements { get; private init; } = [];

    /// <summary>Settings that it declares.</summary>
    public IReadOnlyList<SettingDeclaration> Settings { get; private init; } = [];

    public IReadOnlyList<RuleProblem> SettingProblems { get; private init; } = [];

    /// <summary>Configures a new instance of a rule type and throws it away.</summary>
    public static ConfiguredRule Of(RuleType type, JsonElement? settings, ImmutableArray<Limit> limits)
    {
        RuleSetup setup = new(new RuleSettings(settings), limits);
        string? fault = null;
        RuleTrial.Enter(type.Id);
        try
        {
            type.Create().Configure(setup);
        }
        catch (Exception error)
        {
            // Code of a stranger: whatever it throws is a problem with this rule, and no reason to stop listing others.
            fault = $"{error.GetType().Name}: {OneLine.Of(error)}";
        }
        finally
        {
            RuleTrial.Leave();
        }

        return new()
        {
            Fault = fault,
            ReadsLevels = setup.ReadsLevels,
            Conditions = setup.Conditions,
            Measurements = setup.Measurements,
            Settings = setup.Settings.Declarations,
            SettingProblems = setup.Settings.Problems,
        };
    }
}
