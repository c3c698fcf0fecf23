using System.Text;
using KafkaAlarms.Engine.Configuration.RulesFile;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Rules;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Configuration.RulesFile;

public sealed class RulesFileLoaderTests
{
    [Fact]
    public void Load_ContractSample_HasNoProblems() => Some.Listed(Some.Load(Some.Sample)).ShouldBe("");

    [Fact]
    public void Load_ContractSample_KeepsOrderAndTypes() =>
        Some.Load(Some.Sample).Rules!.Rules.Select(rule => (rule.Id, rule.Type.Id))
            .ShouldBe([("boiler-temperature", "limits"), ("pump-power", "spindle-power"), ("door", "off-normal")]);

    [Fact]
    public void Load_ContractSample_ReadsLimits() =>
        Boiler.Base.Limits.ShouldBe([Limit.HiHi(95), Limit.Hi(80, deadband: 2)]);

    [Fact]
    public void Load_ContractSample_ReadsLevels() => Boiler.Base.Levels.ShouldBe(
    [
        new(900, TimeSpan.Zero, TimeSpan.Zero, 1, false),
        new(900, TimeSpan.Zero, TimeSpan.Zero, 1, false),
        new(600, TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1), 2, false),
        new(600, TimeSpan.Zero, TimeSpan.Zero, 1, false),
        new(500, TimeSpan.Zero, TimeSpan.Zero, 1, false),
    ]);

    [Fact]
    public void Load_ContractSample_ReadsSelection()
    {
        Boiler.Base.Selector.Sensors.ShouldBe([new Glob("boiler-*")]);
        Boiler.Base.Selector.Where.ShouldBeEmpty();
        Boiler.Base.Measurement.ShouldBe(new Glob("temperature"));
        Boiler.Base.Unit.ShouldBe("Cel");
        Boiler.Base.Enabled.ShouldBeTrue();
    }

    [Fact]
    public void Load_ContractSample_ReadsNoData()
    {
        Boiler.Base.NoData.ShouldBe(new NoDataSettings(TimeSpan.FromMinutes(5), 500));
        Boiler.Expected.ShouldBe(["boiler-01", "boiler-02"]);
    }

    [Fact]
    public void Load_ContractSample_ReadsTexts()
    {
        Boiler.Base.Message.ShouldNotBeNull();
        Boiler.Base.Labels.ShouldHaveSingleItem().ShouldBe(new("area", "steam"));
        Boiler.Base.Guidance.ShouldBe(new EventGuidance { Response = "Open valve V3" });
    }

    [Fact]
    public void Load_ContractSample_MergesOverride()
    {
        RuleVariant variant = Boiler.Overrides.ShouldHaveSingleItem();
        variant.Selector.Sensors.ShouldBe([new Glob("boiler-07")]);
        variant.Limits.ShouldBe([Limit.HiHi(95), Limit.Hi(85, deadband: 2)]);
        variant.Levels.ShouldBe(Boiler.Base.Levels);
        variant.NoData.ShouldBe(Boiler.Base.NoData);
    }

    [Fact]
    public void Load_ContractSample_KeepsSettings() =>
        Some.Load(Some.Sample).Rules!.Rules[1].Base.Settings!.Value.GetRawText()
            .ShouldBe("""{"high":{"limit":9000,"deadband":200}}""");

    [Fact]
    public void Load_ContractSample_ReadsRuleSeverityAndEnabled()
    {
        RuleVariant door = Some.Load(Some.Sample).Rules!.Rules[2].Base;
        door.Enabled.ShouldBeFalse();
        door.Levels[(int)AlarmLevel.None].Severity.ShouldBe(400);
        door.Limits.ShouldBeEmpty();
    }

    [Fact]
    public void Load_NoFile_RunsEachTypeOnce()
    {
        RuleSet rules = RulesFileLoader.Load(null, Some.Types, Some.PluginsHash).Rules.ShouldNotBeNull();
        rules.Rules.Select(rule => rule.Id).ShouldBe(["limits", "spindle-power", "off-normal", "throwing"]);
        rules.Rules.ShouldAllBe(rule => rule.Base.Selector == SensorSelector.All && rule.Base.Levels.Length == 5);
    }

    [Fact]
    public void Load_OtherBytesOrPlugins_ChangesHash()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Some.Sample);
        string[] hashes =
        [
            Some.Load(Some.Sample).Rules!.Hash,
            Some.Load(Some.Sample + " ").Rules!.Hash,
            RulesFileLoader.Load(bytes, "rules.json", Some.Types, "others").Rules!.Hash,
        ];
        hashes.Distinct().Count().ShouldBe(3);
        hashes.ShouldAllBe(hash => hash.Length == 64);
    }

    [Fact]
    public void Load_SameBytesUnderOtherName_KeepsHash() =>
        RulesFileLoader.Load(Encoding.UTF8.GetBytes(Some.Sample), "other.json", Some.Types, Some.PluginsHash).Rules!.Hash
            .ShouldBe(Some.Load(Some.Sample).Rules!.Hash);

    private static RuleEntry Boiler => Some.Load(Some.Sample).Rules!.Rules[0];
}
