using System.Collections.Immutable;
using CsCheck;
using KafkaAlarms.Engine.Configuration.RulesFile.Entries;
using KafkaAlarms.Engine.Model.Rules;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Model.Rules;

public sealed class OverridesBySensorProperties
{
    private static readonly Gen<string> Pattern = OneOf("a", "b", "ab", "a*", "?", "*b", "*", "a?");

    private static readonly Gen<ImmutableArray<RuleVariant>> Overrides =
        Pattern.Array[0, 3].Array[0, 8].Select(all => all.Select(VariantOf).ToImmutableArray());

    [Fact]
    public void Fitting_AnyOverrides_AreThoseThatMatchFromTheLastToTheFirst() =>
        Gen.Select(Overrides, OneOf("a", "b", "ab", "c", "")).Sample((overrides, sensor) =>
            new OverridesBySensor(overrides).Fitting(sensor).SequenceEqual(
                Enumerable.Range(0, overrides.Length).Reverse()
                    .Where(place => overrides[place].Selector.MatchesSensor(sensor))));

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    private static RuleVariant VariantOf(string[] sensors) => new()
    {
        Selector = new([.. sensors.Select(pattern => new Glob(pattern))], []),
        Levels = LevelReader.Defaults,
    };
}
