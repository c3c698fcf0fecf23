using System.Text;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Rules;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Configuration.RulesFile.Tables;

public sealed class TableReaderTests : IDisposable
{
    private readonly TableFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Read_RowForALevel_OverridesThatLevelAndKeepsTheRest()
    {
        folder.Write("sensor,level,limit,deadband,inclusive,on_delay,off_delay,severity,samples,emit\nboiler-07,hi,85,3.5,TRUE,10s,1m,650,3,every_breach\n");
        RuleVariant variant = folder.Of("boiler-07").ShouldNotBeNull();
        variant.Limits.ShouldBe([Limit.HiHi(95), Limit.Hi(85, 3.5, inclusive: true)]);
        variant.Levels[(int)AlarmLevel.Hi].ShouldBe(new(650, TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), 3, true));
        variant.Levels[(int)AlarmLevel.HiHi].ShouldBe(new(900, TimeSpan.Zero, TimeSpan.Zero, 1, false));
        variant.NoData.ShouldBe(new NoDataSettings(TimeSpan.FromMinutes(5), 500));
        folder.Of("boiler-08").ShouldBeNull();
    }

    [Fact]
    public void Read_RowsOfOneSensor_AreOneOverride()
    {
        folder.Write("sensor,level,limit\nboiler-07,hi,85\nboiler-08,hi,70\nboiler-07,hihi,97\n");
        folder.Of("boiler-07")!.Limits.ShouldBe([Limit.HiHi(97), Limit.Hi(85, 2)]);
        folder.Of("boiler-08")!.Limits.ShouldBe([Limit.HiHi(95), Limit.Hi(70, 2)]);
    }

    [Fact]
    public void Read_RowWithoutLevel_OverridesTheRule()
    {
        folder.Write("sensor,severity,enabled,unit,message,no_data.after,no_data.severity,labels.area,guidance.response\n"
            + "boiler-07,300,,Cel,\"Too hot, {value}\",1h,100,\"steam, hot\",Run\nboiler-08,,false,,,,,,\n");
        RuleVariant variant = folder.Of("boiler-07")!;
        variant.Levels.ShouldAllBe(level => level.Severity == 300);
        variant.Unit.ShouldBe("Cel");
        variant.Message.ShouldNotBeNull();
        variant.NoData.ShouldBe(new NoDataSettings(TimeSpan.FromHours(1), 100));
        variant.Labels.ShouldHaveSingleItem().ShouldBe(new("area", "steam, hot"));
        variant.Guidance!.Response.ShouldBe("Run");
        folder.Of("boiler-08")!.Enabled.ShouldBeFalse();
    }

    [Fact]
    public void Read_OneRowASensor_NamesLevelsInItsColumns()
    {
        folder.Write("sensor,levels.lo.limit,levels.hi.limit\nboiler-07,5,70\nboiler-08,,71\n");
        folder.Of("boiler-07")!.Limits.ShouldBe([Limit.HiHi(95), Limit.Hi(70, 2), Limit.Lo(5)]);
        folder.Of("boiler-08")!.Limits.ShouldBe([Limit.HiHi(95), Limit.Hi(71, 2)]);
    }

    [Fact]
    public void Read_Null_RemovesWhatTheEntryHas()
    {
        folder.Write("sensor,level,limit,deadband,no_data.after\nboiler-07,hihi,null,,null\nboiler-08,hi,70,null,\n");
        folder.Of("boiler-07")!.Limits.ShouldBe([Limit.Hi(80, 2)]);
        folder.Of("boiler-07")!.NoData.ShouldBeNull();
        folder.Of("boiler-08")!.Limits.ShouldBe([Limit.HiHi(95), Limit.Hi(70)]);
    }

    [Fact]
    public void Read_WholeIdsAndPatterns_CountInWhateverOrderTheyStand()
    {
        folder.Write("sensor,level,limit\nboiler-07,hi,70\nboiler-0*,hi,71\nboiler-*,hi,72\nboiler-1?,hi,73\n");
        folder.Of("boiler-07")!.Limits[^1].Value.ShouldBe(70, "the whole id");
        folder.Of("boiler-08")!.Limits[^1].Value.ShouldBe(72, "the last pattern that fits");
        folder.Of("boiler-12")!.Limits[^1].Value.ShouldBe(73);
    }

    [Fact]
    public void Read_BesideOverridesOfTheFile_StandsBehindThem()
    {
        string rule = TableFolder.Boiler.Replace(
            "\"no_data\"", "\"overrides\": [{\"sensors\": [\"boiler-*\"], \"severity\": 100, \"levels\": {\"hi\": {\"limit\": 60}}}], \"no_data\"");
        folder.Write("sensor,level,limit\nboiler-07,hi,70\n");
        folder.Of("boiler-07", rule)!.Limits[^1].Value.ShouldBe(70);
        folder.Of("boiler-07", rule)!.Levels[(int)AlarmLevel.Hi].Severity.ShouldBe(600, "only the last that fits applies");
        folder.Of("boiler-08", rule)!.Limits[^1].Value.ShouldBe(60);
    }

    [Fact]
    public void Read_Settings_ReachTheRuleType()
    {
        const string Rule = """{"id": "p", "type": "spindle-power", "table": "limits.csv", "settings": {"low": {"limit": 5}}}""";
        folder.Write("sensor;settings.high.limit;settings.high.deadband\npump-1;8000;100\n");
        folder.Of("pump-1", Rule)!.Settings!.Value.GetRawText().ShouldBe("""{"low":{"limit":5},"high":{"limit":8000,"deadband":100}}""");
    }

    [Theory]
    [InlineData("sensor;level;limit\r\nboiler-07;hi;85\r\n")]
    [InlineData("\uFEFFsensor\tlevel\tlimit\nboiler-07\thi\t85")]
    [InlineData("limit,#why,level,sensor,\n\n 85 ,x,hi ,\"boiler-07\",\n")]
    [InlineData("\"sensor\",\"level\",\"limit\"\r\n\"boiler-07\",\"hi\",\"85\"\r\n\r\n")]
    [InlineData("sensor,level,limit\nboiler-07,hi,+85.0\n")]
    [InlineData("sensor,level,limit\nboiler-07,hi,.85e2\n")]
    public void Read_TablesOfDifferentPrograms_SayTheSame(string table) =>
        folder.Write(table).Of("boiler-07")!.Limits[^1].ShouldBe(Limit.Hi(85, 2));

    [Fact]
    public void Load_ChangedTable_ChangesTheHash()
    {
        string first = folder.Write("sensor,level,limit\nboiler-07,hi,85\n").Load().Rules!.Hash;
        string second = folder.Write("sensor,level,limit\nboiler-07,hi,86\n").Load().Rules!.Hash;
        first.ShouldNotBe(second);
        second.ShouldBe(KafkaAlarms.Engine.Configuration.RulesFile.RulesFileLoader.HashOf(folder.RulesFile, Some.PluginsHash));
    }

    [Fact]
    public void Load_RulesFileWithoutTable_HasTheHashThatItHad() =>
        Some.Load(Some.Sample).Rules!.Hash.ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(
            [.. Encoding.UTF8.GetBytes(Some.Sample), 0, .. Encoding.UTF8.GetBytes(Some.PluginsHash)])));

    [Fact]
    public void Load_NameEscaped_IsTheSameName()
    {
        string rule = TableFolder.Boiler.Replace("\"table\": \"limits.csv\"", "\"t\\u0061ble\": \"limits\\u002ecsv\"");
        folder.Write("sensor,level,limit\nboiler-07,hi,85\n").Load(rule).Rules!.Hash
            .ShouldBe(KafkaAlarms.Engine.Configuration.RulesFile.RulesFileLoader.HashOf(folder.RulesFile, Some.PluginsHash));
        folder.Of("boiler-07", rule)!.Limits[^1].Value.ShouldBe(85);
    }
}
