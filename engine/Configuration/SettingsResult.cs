using System.Collections.Immutable;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Errors;

namespace KafkaAlarms.Engine.Configuration;

/// <summary>What the sources come to.</summary>
/// <param name="Settings">The settings; null when there is any problem.</param>
/// <param name="Rules">
/// Which rules are to run, so that their problems can be listed with those of the settings; null when a problem
/// leaves that open.
/// </param>
/// <param name="Problems">Everything that is wrong, in the order of the sources.</param>
/// <param name="Effective">Each setting's value and where it comes from, problems or not.</param>
internal sealed record SettingsResult(
    EngineSettings? Settings,
    RulesOptions? Rules,
    ImmutableArray<Problem> Problems,
    ImmutableArray<EffectiveSetting> Effective);
