using Shouldly;
using Xunit;

namespace KafkaAlarms.AlarmModel.Tests;

public sealed class RulesFileTests
{
    [Theory]
    [InlineData("boiler-*", "boiler-07", true)]
    [InlineData("boiler-?", "boiler-07", false)]
    [InlineData("*-0?", "boiler-07", true)]
    [InlineData("boiler", "boiler-07", false)]
    [InlineData("Boiler-*", "boiler-07", false)]
    public void Run_SensorGlob_SelectsByTheWholeId(string glob, string sensor, bool isSelected) =>
        Series.On($$"""  "levels": {"hi": {"limit": 80} }, "sensors": ["none", "{{glob}}"]""")
            .At(0, 81, sensor: sensor).Events().Count.ShouldBe(isSelected ? 1 : 0);

    [Fact]
    public void Run_MeasurementGlob_MakesAnAlarmForEachThatItSelects() =>
        Series.On("""  "measurement": "t*", "levels": {"hi": {"limit": 80}}""")
            .Record(0, """{"t1": 81, "t2": 82, "p": 83}""").Run().Select(e => e.Key)
            .ShouldBe(["r/s/t1", "r/s/t2"]);

    [Fact]
    public void Run_OtherUnit_IsNoSample() =>
        Series.On("""  "unit": "Cel", "levels": {"hi": {"limit": 80, "on_delay": "10s"}}""")
            .Record(0, """{"measurements": [{"name": "m", "value": 81, "unit": "Cel"}]}""")
            .Record(5, """{"measurements": [{"name": "m", "value": 10, "unit": "K"}]}""")
            .Record(9, """{"measurements": [{"name": "m", "value": 82}]}""")
            .Record(11, """{"measurements": [{"name": "m", "value": 300, "unit": "K"}]}""").Events()
            .ShouldBeEmpty();

    [Fact]
    public void Run_Overrides_OnlyTheLastThatFitsIsMergedInto() =>
        Series.On("""
            "severity": 100, "levels": {"hi": {"limit": 80, "severity": 200}},
            "overrides": [{"sensors": ["a*"], "severity": 300, "levels": {"hi": {"limit": 70}}},
                          {"sensors": ["ab"], "levels": {"hi": {"severity": null, "on_delay": "0s"}}},
                          {"sensors": ["z"], "levels": {"hi": {"limit": 1}}}]
            """)
            .At(0, 75, sensor: "a").At(0, 75, sensor: "ab").At(1, 81, sensor: "ab").At(0, 75, sensor: "b").Run()
            .Select(e => $"{e.Sensor} {Series.Text(e)} {e.Severity}")
            .ShouldBe(["a raised hi 0 200", "ab raised hi 1 100"]);

    [Fact]
    public void Run_OverrideTurnsOff_ExemptsTheSensor() =>
        Series.On("""
            "levels": {"hi": {"limit": 80}}, "no_data": {"after": "1s", "expected": ["x", "y"]},
            "overrides": [{"sensors": ["x"], "enabled": false}, {"sensors": ["y"], "no_data": null}]
            """)
            .At(0, 81, sensor: "x").At(0, 81, sensor: "y").End(100).Run().Select(e => e.Key)
            .ShouldBe(["r/y/m"]);

    [Fact]
    public void Run_DisabledRule_IsLacking() =>
        Series.On("""  "enabled": false, "levels": {"hi": {"limit": 80}}""").At(0, 81).Events().ShouldBeEmpty();

    [Theory]
    [InlineData("500ms", 0.5)]
    [InlineData("2s", 2)]
    [InlineData("2m", 120)]
    [InlineData("1h", 3600)]
    [InlineData("1d", 86400)]
    public void Run_Duration_IsRead(string text, double seconds) =>
        Series.On($$"""  "on_delay": "{{text}}", "levels": {"hi": {"limit": 80} }""")
            .At(0, 81).At(200_000, 70).Run()[0].OccurredAt.ShouldBe(Series.Time(seconds));

    [Fact]
    public void Run_Comments_AreAllowed() =>
        new Series("""{"rules": [ /* none */ ]}""").At(0, 81).Events().ShouldBeEmpty();
}
