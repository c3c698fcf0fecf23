using System.Collections.Immutable;
using KafkaAlarms.Engine.Configuration.RulesFile.Entries;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model.Rules;

namespace KafkaAlarms.Engine.Configuration.RulesFile;

/// <summary>A rule set, or everything that is wrong with it.</summary>
/// <param name="Rules">Null when there is any problem.</param>
/// <param name="Problems">All problems, in the order of the file; empty when there is a rule set.</param>
internal sealed record RulesFileResult(RuleSet? Rules, ImmutableArray<Problem> Problems)
{
    /// <summary>The rules with their text, in their order; empty when there is any problem.</summary>
    public ImmutableArray<RuleSource> Sources { get; private init; } = [];

    public static RulesFileResult Loaded(ImmutableArray<RuleSource> sources, string hash) =>
        new(new([.. sources.Select(source => source.Rule)], hash), []) { Sources = sources };

    public static RulesFileResult Refused(params ImmutableArray<Problem> problems) => new(null, problems);
}
