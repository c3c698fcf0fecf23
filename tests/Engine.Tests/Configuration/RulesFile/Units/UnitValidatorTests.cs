using KafkaAlarms.Engine.Configuration.RulesFile.Units;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Configuration.RulesFile.Units;

public sealed class UnitValidatorTests
{
    [Theory]
    [InlineData("Cel"), InlineData("[degF]"), InlineData("K"), InlineData("mK")]
    [InlineData("%"), InlineData("1"), InlineData("bar"), InlineData("mbar")]
    [InlineData("m/s"), InlineData("m/s2"), InlineData("m.s-2"), InlineData("N.m")]
    [InlineData("/min"), InlineData("m3/h"), InlineData("L/min"), InlineData("l/min")]
    [InlineData("kW.h"), InlineData("10*6/uL"), InlineData("10*-3"), InlineData("mm[Hg]")]
    [InlineData("[in_i]"), InlineData("[psi]"), InlineData("dB"), InlineData("dB[SPL]")]
    [InlineData("{pieces}"), InlineData("{pieces}/min"), InlineData("%{RH}"), InlineData("bar{g}")]
    [InlineData("uS/cm"), InlineData("kg/(m.s2)"), InlineData("GBy"), InlineData("KiBy")]
    [InlineData("ug/m3"), InlineData("mol/L"), InlineData("[pH]"), InlineData("deg/s")]
    [InlineData("rad/s"), InlineData("100.m"), InlineData("d")]
    public void IsUnit_UcumUnit_IsTrue(string unit) => UnitValidator.IsUnit(unit).ShouldBeTrue();

    [Theory]
    [InlineData(""), InlineData("cel"), InlineData("\u00b0C"), InlineData("psi")]
    [InlineData("rpm"), InlineData("Nm"), InlineData("kWh"), InlineData("m/")]
    [InlineData("/"), InlineData("m//s"), InlineData("m^2"), InlineData("(m")]
    [InlineData("m)"), InlineData("{x"), InlineData("m s"), InlineData("kmin")]
    [InlineData("[foo]"), InlineData("m."), InlineData("m2-"), InlineData("da.m")]
    [InlineData("furlong"), InlineData("k%")]
    public void IsUnit_AnythingElse_IsFalse(string unit) => UnitValidator.IsUnit(unit).ShouldBeFalse();

    [Fact]
    public void Advice_Nickname_NamesUnit()
    {
        foreach ((string nickname, string unit) in UnitAtoms.Nicknames)
        {
            UnitValidator.IsUnit(unit).ShouldBeTrue(nickname);
            UnitValidator.Advice(nickname).ShouldBe($"Write {unit}.");
        }
    }

    [Fact]
    public void Common_Each_IsUnit() => UnitAtoms.Common.ShouldAllBe(unit => UnitValidator.IsUnit(unit));
}
