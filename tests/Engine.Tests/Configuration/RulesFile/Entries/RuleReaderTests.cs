using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.State.Sensors;
using KafkaAlarms.Rules;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Configuration.RulesFile.Entries;

public sealed class RuleReaderTests
{
    private const string Hi = """{"id": "a", "type": "limits", "levels": {"hi": {"limit": 1}}, """;

    [Fact]
    public void Read_LevelAndRuleAndDefault_InheritInThatOrder()
    {
        RuleVariant rule = Some.Rule(
            """
            {"id": "a", "type": "limits", "severity": 300, "on_delay": "5s", "emit": "every_breach",
             "levels": {"hi": {"limit": 1, "severity": 700, "emit": "transitions"}, "lo": {"limit": 0, "samples": 3}}}
            """).Base;
        TimeSpan delay = TimeSpan.FromSeconds(5);
        rule.Levels[(int)AlarmLevel.Hi].ShouldBe(new(700, delay, TimeSpan.Zero, 1, false));
        rule.Levels[(int)AlarmLevel.Lo].ShouldBe(new(300, delay, TimeSpan.Zero, 3, true));
        rule.Levels[(int)AlarmLevel.HiHi].ShouldBe(new(300, delay, TimeSpan.Zero, 1, true));
    }

    [Fact]
    public void Read_OverrideOfRuleSeverity_LeavesLevelSeverity()
    {
        RuleEntry rule = Some.Rule(
            """
            {"id": "a", "type": "limits", "levels": {"hi": {"limit": 1, "severity": 700}, "lo": {"limit": 0}},
             "overrides": [{"severity": 10}]}
            """);
        rule.Overrides[0].Levels[(int)AlarmLevel.Hi].Severity.ShouldBe(700);
        rule.Overrides[0].Levels[(int)AlarmLevel.Lo].Severity.ShouldBe(10);
    }

    [Fact]
    public void Read_NullInOverride_BringsDefaultBack()
    {
        RuleVariant variant = Some.Rule(
            Hi + """
            "severity": 10, "no_data": {"after": "1m"}, "labels": {"a": "1", "b": "2"}, "unit": "Cel", "enabled": false,
            "overrides": [{"severity": null, "no_data": null, "labels": {"a": null}, "unit": null, "enabled": null}]}
            """).Overrides[0];
        variant.Levels[(int)AlarmLevel.Hi].Severity.ShouldBe(600);
        variant.NoData.ShouldBeNull();
        variant.Labels.Keys.ShouldBe(["b"]);
        variant.Unit.ShouldBeNull();
        variant.Enabled.ShouldBeTrue();
    }

    [Fact]
    public void Read_OverrideRemovesLevel_RemovesLimit() =>
        Some.Rule(
            """
            {"id": "a", "type": "limits", "levels": {"hi": {"limit": 1}, "lo": {"limit": 0}},
             "overrides": [{"levels": {"lo": null}}]}
            """).Overrides[0].Limits.ShouldBe([Limit.Hi(1)]);

    [Fact]
    public void Read_OverrideOfSettings_MergesKeyByKey() =>
        Some.Rule(
            """
            {"id": "a", "type": "spindle-power", "settings": {"high": {"limit": 9000, "deadband": 1}, "factor": 2},
             "overrides": [{"settings": {"high": {"limit": 9500}}}]}
            """).Overrides[0].Settings!.Value.GetRawText()
            .ShouldBe("""{"high":{"limit":9500,"deadband":1},"factor":2}""");

    [Fact]
    public void Read_WhereWithEmptyText_MatchesTheLabelWithThatText()
    {
        SensorSelector selector = Some.Rule(Hi + """ "where": {"site": "", "area": ["", "x"]}} """).Base.Selector;

        selector.MatchesLabels(LabelsReader.Read("""{"site": "", "area": "x"}"""u8.ToArray())).ShouldBeTrue();
        selector.MatchesLabels(LabelsReader.Read("""{"site": "n", "area": ""}"""u8.ToArray())).ShouldBeFalse();
        selector.MatchesLabels(LabelsReader.Read("""{"area": ""}"""u8.ToArray())).ShouldBeFalse("no label is no text");
    }

    [Fact]
    public void Read_Overrides_KeepOrderAndOwnSelectors()
    {
        RuleEntry rule = Some.Rule(
            Hi + """
            "sensors": ["b-*"], "overrides": [{"sensors": ["b-1"]}, {"where": {"site": "n", "area": ["x", "y"]}}, {}]}
            """);
        rule.Overrides.Length.ShouldBe(3);
        rule.Overrides[0].Selector.Sensors.ShouldBe([new Glob("b-1")]);
        rule.Overrides[1].Selector.Sensors.ShouldBeEmpty();
        rule.Overrides[1].Selector.Where.Select(match => (match.Label, string.Join(' ', match.Values)))
            .ShouldBe([("site", "n"), ("area", "x y")]);
        rule.Overrides[2].Limits.ShouldBe(rule.Base.Limits);
    }

    [Fact]
    public void Read_OffValuesOfLaterFeatures_AreAccepted() =>
        Some.Problems(Hi + "\"latching\": false, \"acknowledge\": false, \"chatter\": \"off\"}").ShouldBe("");

    [Fact]
    public void Read_LimitsOnlyForSilence_AreAccepted() =>
        Some.Rule("""{"id": "a", "type": "limits", "no_data": {"after": "1m"}}""").Base.NoData
            .ShouldBe(new NoDataSettings(TimeSpan.FromMinutes(1), 500));

    [Fact]
    public void Read_OneValueStaysNormal_IsAccepted() =>
        Some.Problems(
            """
            {"id": "a", "type": "limits",
             "levels": {"lo": {"limit": 10, "deadband": 5}, "hi": {"limit": 20, "deadband": 5}}}
            """).ShouldBe("");
}
