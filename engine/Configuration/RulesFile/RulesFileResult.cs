using System.Collections.Immutable;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model.Rules;

namespace KafkaAlarms.Engine.Configuration.RulesFile;

/// <summary>A rule set, or everything that is wrong with it.</summary>
/// <param name="Rules">Null when there is any problem.</param>
/// <param name="Problems">All problems, in the order of the file; empty when there is a rule set.</param>
internal sealed record RulesFileResult(RuleSet? Rules, ImmutableArray<Problem> Problems)
{
    public static RulesFileResult Loaded(RuleSet rules) => new(rules, []);

    public static RulesFileResult Refused(params ImmutableArray<Problem> problems) => new(null, problems);
}
