using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Model.Text;
using KafkaAlarms.Engine.Producing;
using KafkaAlarms.Engine.Tests.Scenarios;
using KafkaAlarms.Engine.Tests.Support;
using KafkaAlarms.Rules;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Decoding;

/// <summary>What docs/sensor-records.md says about a record is what becomes of it.</summary>
public sealed partial class SensorRecordPageTests
{
    private const string Rules = """{"rules":[{"id":"r","type":"limits","measurement":"t","levels":{"hi":{"limit":80}}}]}""";

    private static readonly string Page = Repository.Read("docs/sensor-records.md");

    [Fact]
    public void Examples_InTables_BecomeWhatThePageSays()
    {
        IReadOnlyDictionary<string, string>[] rows = [.. MarkdownTable.Rows(Page, "record", "becomes")];

        rows.Length.ShouldBeGreaterThan(20);
        foreach (var row in rows)
        {
            string? key = row.TryGetValue("key", out string? given) ? Code(given).FirstOrDefault() : "boiler-07";
            string record = Code(row["record"]).Single();
            Samples(Decoded.Of(record, key)).ShouldBe(Code(row["becomes"]), record);
        }
    }

    [Fact]
    public void Examples_InBlocks_BecomeWhatThePageSays()
    {
        MatchCollection blocks = Block().Matches(Page);

        blocks.Count.ShouldBe(2);
        foreach (Match block in blocks)
            Records(Decoded.Of(block.Groups[1].Value)).ShouldBe(block.Groups[2].Value.TrimEnd().Split('\n'));
    }

    [Fact]
    public void Values_OfTheTable_AreReadAsThePageSays()
    {
        IReadOnlyDictionary<string, string>[] rows = [.. MarkdownTable.Rows(Page, "written", "is")];

        rows.ShouldNotBeEmpty();
        foreach (var row in rows)
        {
            foreach (string written in Code(row["written"]))
            {
                string expected = row["is"] == "the text" ? written : row["is"].Trim('`');
                Value(Decoded.Of($$"""{"v":{{written}}}""").Sample).ShouldBe(expected, written);
                if (written[0] == '"' && row["is"] != "the text" && written.Trim('"', ' ').Length > 0)
                    Value(Decoded.Of(written.Trim('"')).Sample).ShouldBe(expected, $"{written} without quotes");
            }
        }
    }

    [Fact]
    public void Times_OfTheTable_AreReadAsThePageSays()
    {
        IReadOnlyDictionary<string, string>[] rows = [.. MarkdownTable.Rows(Page, "`ts`", "time", "origin")];

        rows.ShouldNotBeEmpty();
        foreach (var row in rows)
        {
            DecodedRecord record = Decoded.Of($$"""{"v":1,"ts":{{Code(row["`ts`"]).Single()}}}""").Single;
            string expected = row["time"].StartsWith("the Kafka timestamp", StringComparison.Ordinal)
                ? Decoded.KafkaTime : Code(row["time"])[0];
            new DateTime(record.Time).ShouldBe(new DateTime(Decoded.Ticks(expected)), row["`ts`"]);
            SnakeCase.Of(record.TimeOrigin.ToString()).ShouldBe(Code(row["origin"]).Single(), row["`ts`"]);
        }
    }

    [Fact]
    public void Outcomes_OfTheSeries_AreThoseOfThePage()
    {
        TaskRunner runner = new(ScenarioRules.Load(Rules).Rules!);
        DateTime kafkaTime = new(Decoded.Ticks(Decoded.KafkaTime), DateTimeKind.Utc);
        IReadOnlyDictionary<string, string>[] rows = [.. MarkdownTable.Rows(Page, "record", "outcome")];

        rows.ShouldNotBeEmpty();
        long[] expected = new long[Enum.GetValues<RecordOutcome>().Length];
        for (int i = 0; i < rows.Length; i++)
        {
            runner.Feed(i, [.. "boiler-07"u8], Encoding.UTF8.GetBytes(Code(rows[i]["record"]).Single()), kafkaTime);
            runner.Commit();

            expected[Array.IndexOf(SnakeCase.Members<RecordOutcome>(), Code(rows[i]["outcome"])[0])]++;
            Enum.GetValues<RecordOutcome>().Select(runner.Counters.Published).ShouldBe(expected, $"row {i}");
        }
    }

    [Fact]
    public void Labels_OfMetrics_AreAllOnThePage()
    {
        Names("`outcome`", "when").ShouldBe(SnakeCase.Members<RecordOutcome>());
        Names("`disposition`", "when").ShouldBe(SnakeCase.Members<SampleDisposition>());
        SnakeCase.Members<TimeOrigin>().Where(origin => !Page.Contains($"`{origin}`", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Headers_OfDeadLetters_AreThoseOfTheTable()
    {
        SourceRecord record = new() { Topic = "iot-sensordata" };
        string[] written = [.. DeadLetterHeaders.Of(record, new DecodeProblem(ErrorCode.EmptyValue, 0, "x"), 1).Select(header => header.Key)];
        Names("header", "value").ShouldBe([.. written, DeadLetterHeaders.Replaced]);
    }

    [Fact]
    public void Settings_OnThePage_HaveTheirDefaults()
    {
        foreach (Match setting in Setting().Matches(Page))
            SettingCatalog.All.ShouldContain(definition => definition.Path == setting.Value);
        foreach (var row in MarkdownTable.Rows(Page, "setting", "default", "beyond it").Where(row => row["setting"].Length > 0))
        {
            string name = Code(row["setting"]).Single()["Decoding:".Length..];
            object? value = typeof(DecodingOptions).GetProperty(name)!.GetValue(new DecodingOptions());
            Code(row["default"]).Single().ShouldBe(Convert.ToString(value, CultureInfo.InvariantCulture), name);
        }
    }

    private static string[] Names(params string[] header) =>
        [.. MarkdownTable.Rows(Page, header).Select(row => Code(row[header[0]]).Single())];

    private static string[] Code(string cell) => [.. CodeSpan().Matches(cell).Select(match => match.Groups[1].Value)];

    /// <summary>Sensor and samples of each record as the page writes them, then the codes of problems.</summary>
    private static string[] Samples(Decoded decoded)
    {
        List<string> lines = [];
        foreach (ref readonly DecodedRecord record in decoded.Batch.Records)
            lines.Add($"{record.SensorId} {Samples(decoded, in record)}".TrimEnd());
        return [.. lines, .. decoded.Codes.Select(code => code.Text())];
    }

    private static string[] Records(Decoded decoded)
    {
        List<string> lines = [];
        foreach (ref readonly DecodedRecord record in decoded.Batch.Records)
        {
            string time = new DateTime(record.Time).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
            lines.Add($"{record.Index} {time} {record.SensorId} {Samples(decoded, in record)}");
        }

        return [.. lines];
    }

    private static string Samples(Decoded decoded, in DecodedRecord record)
    {
        List<string> samples = [];
        foreach (ref readonly Sample sample in decoded.Batch.SamplesOf(in record))
        {
            string unit = sample.Unit is null ? "" : $" {sample.Unit}";
            string quality = sample.Quality == Quality.Good ? "" : $" {SnakeCase.Of(sample.Quality.ToString())}";
            samples.Add($"{sample.Name}={Value(in sample)}{unit}{quality}");
        }

        return string.Join(", ", samples);
    }

    private static string Value(in Sample sample) => sample.Kind switch
    {
        SampleKind.Number => sample.Number.ToString("R", CultureInfo.InvariantCulture),
        SampleKind.Boolean => sample.Boolean ? "true" : "false",
        SampleKind.Text => $"\"{sample.Text}\"",
        _ => "none",
    };

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex("```json\n(.*?)```\n\nbecomes\n\n```\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"\bDecoding:\w+")]
    private static partial Regex Setting();
}
