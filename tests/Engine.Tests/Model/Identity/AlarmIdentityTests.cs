using System.Security.Cryptography;
using System.Text;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Identity;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Model.Identity;

public sealed class AlarmIdentityTests
{
    private const string Key = "boiler-temperature/boiler-07/temperature";

    [Theory]
    [InlineData("r", "s", "i", "r/s/i")]
    [InlineData("rule.1_a~-", "S-9", "", "rule.1_a~-/S-9/")]
    [InlineData("a/b", "c d", "e%f", "a%2Fb/c%20d/e%25f")]
    [InlineData("r", "K\u00FChler", "\uD83D\uDD25", "r/K%C3%BChler/%F0%9F%94%A5")]
    public void AlarmKey_Parts_AreEscapedByByte(string rule, string sensor, string instance, string expected) =>
        AlarmIdentity.AlarmKey(rule, sensor, instance).ShouldBe(expected);

    // No theory: attributes cannot hold lone surrogates.
    [Fact]
    public void AlarmKey_LoneSurrogate_IsTheReplacementCharacter() =>
        AlarmIdentity.AlarmKey("r", "\uD800", "x").ShouldBe("r/%EF%BF%BD/x");

    [Fact]
    public void AlarmId_SameInput_GivesTheIdOfTheDocumentedText()
    {
        Guid id = AlarmIdentity.AlarmId(Key, "iot-sensordata", 3, 1042, 0, Some.Time, EventLevel.Hi);

        id.ToString().ShouldBe("cc0e1f0c-893f-836c-b8a7-8cd2602d7421");
        id.ShouldBe(Recomputed($"alarm\n{Key}\niot-sensordata\n3\n1042\n0\n2026-08-22T10:15:30Z\nhi"));
    }

    [Fact]
    public void AlarmId_NoLevelAndOddTopic_GivesTheIdOfTheDocumentedText() =>
        AlarmIdentity.AlarmId(Key, "my file.csv", 0, 7, 2, Some.Time.AddTicks(5), null)
            .ShouldBe(Recomputed($"alarm\n{Key}\nmy%20file.csv\n0\n7\n2\n2026-08-22T10:15:30.0000005Z\n-"));

    [Fact]
    public void AlarmIdNeverHeard_ListedAt_GivesTheIdOfTheDocumentedText() =>
        AlarmIdentity.AlarmIdNeverHeard(Key, Some.Time).ShouldBe(Recomputed($"never-heard\n{Key}\n2026-08-22T10:15:30Z"));

    [Fact]
    public void EventId_SameInput_GivesTheIdOfTheDocumentedText()
    {
        Guid alarm = Guid.Parse("cc0e1f0c-893f-836c-b8a7-8cd2602d7421");

        AlarmIdentity.EventId(alarm, 0, AlarmEventKind.Raised).ToString().ShouldBe("395d7319-3ab3-884f-ba24-8c2d055fb7e3");
        AlarmIdentity.EventId(alarm, 12, AlarmEventKind.LevelChanged)
            .ShouldBe(Recomputed("event\ncc0e1f0c-893f-836c-b8a7-8cd2602d7421\n12\nlevel_changed"));
    }

    [Fact]
    public void AlarmId_EachPartOfTheInput_ChangesIt()
    {
        Guid[] ids =
        [
            AlarmIdentity.AlarmId(Key, "t", 0, 0, 0, Some.Time, null),
            AlarmIdentity.AlarmId(Key + "2", "t", 0, 0, 0, Some.Time, null),
            AlarmIdentity.AlarmId(Key, "u", 0, 0, 0, Some.Time, null),
            AlarmIdentity.AlarmId(Key, "t", 1, 0, 0, Some.Time, null),
            AlarmIdentity.AlarmId(Key, "t", 0, 1, 0, Some.Time, null),
            AlarmIdentity.AlarmId(Key, "t", 0, 0, 1, Some.Time, null),
            AlarmIdentity.AlarmId(Key, "t", 0, 0, 0, Some.Time.AddTicks(1), null),
            AlarmIdentity.AlarmId(Key, "t", 0, 0, 0, Some.Time, EventLevel.Hi),
            AlarmIdentity.AlarmId(Key, "t", 0, 0, 0, Some.Time, EventLevel.HiHi),
            AlarmIdentity.AlarmIdNeverHeard(Key, Some.Time),
        ];

        ids.ShouldBeUnique();
        ids.ShouldAllBe(id => id.Version == 8 && (id.Variant & 0xC) == 8);
    }

    [Theory]
    [InlineData(1, "Low")]
    [InlineData(333, "Low")]
    [InlineData(334, "Medium")]
    [InlineData(666, "Medium")]
    [InlineData(667, "High")]
    [InlineData(900, "High")]
    [InlineData(901, "Critical")]
    [InlineData(1000, "Critical")]
    public void PriorityOf_EdgesOfTheBands_AreThoseOfTheContract(int severity, string priority) =>
        SeverityBands.PriorityOf(severity).ToString().ShouldBe(priority);

    // Written anew from docs/integrate.md: SHA-256 of the text, first 16 bytes, version 8, variant RFC 9562.
    private static Guid Recomputed(string text)
    {
        string hex = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        char variant = "89ab"[Convert.ToInt32(hex[16].ToString(), 16) & 3];
        return Guid.Parse($"{hex[..8]}-{hex[8..12]}-8{hex[13..16]}-{variant}{hex[17..20]}-{hex[20..32]}");
    }
}
