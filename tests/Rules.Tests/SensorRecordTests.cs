using System.Collections.Immutable;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Rules.Tests;

public sealed class SensorRecordTests
{
    [Theory]
    [InlineData("Cel", "Cel", true)]
    [InlineData("Cel", "[degF]", false)]
    [InlineData("Cel", "cel", false)]
    [InlineData(null, "Cel", true)]
    [InlineData("Cel", null, true)]
    public void IsIn_Unit_IsTheSameOrOneOfThemIsOpen(string? unit, string? wanted, bool fits) =>
        Sample.OfNumber("t", 1, unit).IsIn(wanted).ShouldBe(fits);

    private static readonly DateTime Time = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly Sensor Sensor = new("s", null, ImmutableSortedDictionary<string, string>.Empty);

    private readonly RuleSetup setup = new(new RuleSettings(null), []);

    [Theory]
    [InlineData("Cel", "Cel", true)]
    [InlineData("Cel", null, true)]
    [InlineData(null, "Cel", true)]
    [InlineData("Cel", "K", false)]
    public void TryGet_Number_IsFoundInTheDeclaredUnitOrWithoutOne(string? declared, string? given, bool expected)
    {
        Measurement measurement = setup.Measurement("t", declared);
        SensorRecord record = new(Sensor, Time, (Sample[])[Sample.OfNumber("t", 5, given)], default, default);

        record.TryGet(measurement, out double number).ShouldBe(expected);

        number.ShouldBe(expected ? 5 : 0);
    }

    [Fact]
    public void TryGet_NameInAnotherCase_IsNotFound()
    {
        SensorRecord record = new(Sensor, Time, (Sample[])[Sample.OfNumber("T", 5)], default, default);

        record.TryGet(setup.Measurement("t"), out _).ShouldBeFalse();
    }

    [Fact]
    public void TryGet_Boolean_IsNoNumber()
    {
        SensorRecord record = new(Sensor, Time, (Sample[])[Sample.OfBoolean("t", true)], default, default);

        record.TryGet(setup.Measurement("t"), out double number).ShouldBeFalse();
        number.ShouldBe(0);
    }

    [Fact]
    public void TryGetSample_AnyKind_IsFound()
    {
        Sample[] samples = [Sample.OfBoolean("b", true), Sample.OfText("x", "idle")];
        SensorRecord record = new(Sensor, Time, samples, default, default);

        record.TryGetSample(setup.Measurement("x"), out Sample text).ShouldBeTrue();
        record.TryGetSample(setup.Measurement("b"), out Sample flag).ShouldBeTrue();
        record.TryGetSample(setup.Measurement("y"), out _).ShouldBeFalse();
        (text.Text, flag.Boolean).ShouldBe(("idle", true));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(-10, true)]
    [InlineData(-10.001, false)]
    [InlineData(10, true)]
    [InlineData(10.001, false)]
    public void TryGetLatest_Number_IsFoundUpToItsAge(double secondsFromRecord, bool expected)
    {
        LatestValue[] latest = [new("u", 1, null, Time), new("t", 5, "Cel", Time.AddSeconds(secondsFromRecord))];
        SensorRecord record = new(Sensor, Time, default, default, latest);

        record.TryGetLatest(setup.Measurement("t", "Cel"), TimeSpan.FromSeconds(10), out _).ShouldBe(expected);
    }

    [Fact]
    public void TryGetLatest_OtherUnit_IsNotFound()
    {
        SensorRecord record = new(Sensor, Time, default, default, (LatestValue[])[new("t", 5, "K", Time)]);

        record.TryGetLatest(setup.Measurement("t", "Cel"), TimeSpan.MaxValue, out double number).ShouldBeFalse();
        number.ShouldBe(0);
    }

    [Fact]
    public void TryGetLatest_TooOld_GivesNoNumber()
    {
        SensorRecord record = new(Sensor, Time, default, default, (LatestValue[])[new("t", 5, null, Time.AddDays(-1))]);

        record.TryGetLatest(setup.Measurement("t"), TimeSpan.FromHours(1), out double number);

        number.ShouldBe(0);
    }

    [Fact]
    public void Recall_Declared_IsTheStructToChange()
    {
        RuleSetup setup = new(new RuleSettings(null), []);
        Remembered<long> declared = setup.Remember<long>();
        byte[] bytes = new byte[8];
        SensorRecord record = new(null!, default, [], [], [], bytes);

        record.Recall(declared)++;
        record.Recall(declared)++;

        record.Recall(declared).ShouldBe(2);
        BitConverter.ToInt64(bytes).ShouldBe(2);
    }

    [Fact]
    public void Recall_NotDeclared_Throws() => Should.Throw<InvalidOperationException>(() =>
    {
        SensorRecord record = new(null!, default, [], [], []);
        record.Recall(new RuleSetup(new RuleSettings(null), []).Remember<long>());
    });
}
