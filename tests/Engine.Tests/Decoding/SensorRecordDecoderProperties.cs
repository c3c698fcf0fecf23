using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Rules;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Decoding;

public sealed class SensorRecordDecoderProperties
{
    private static readonly string[] Seeds =
    [
        """{"schema_version":"1.0","sensor_id":"b","ts":"2026-08-22T10:15:30.1Z","seq":1,"measurements":[{"name":"t","value":81.4,"unit":"Cel","quality":"good"},{"name":"v","value":"OPEN","ts":1787393730}],"labels":{"s":"n"}}""",
        """[{"sensor_id":"a","t":1.5e3,"u":[1,NaN,{"x":null}]},{"sensor_id":"\u0062","value":"x\n\ud83d\ude00"},7]""",
        """{"ts":1787393730,"measurements":{"a":1,"b":{"value":2,"unit":"m"},"c":{"d":[true,false]}}}""",
    ];

    private static readonly Gen<string> Name = Gen.String[Gen.Char["abc\u00e9\"\\\n\ud7ff z"], 1, 8];

    private static readonly Gen<double> Number = Gen.OneOf(Gen.Double.Where(double.IsFinite), Gen.Int.Select(i => i / 100.0));

    [Fact]
    public void Decode_AnyBytes_NeverThrows()
    {
        Decoded decoded = new();
        Gen.Byte.Array[0, 200].Sample(bytes =>
        {
            decoded.Decode(bytes, [.. "k"u8]);
            return IsConsistent(decoded);
        }, iter: 10_000, threads: 1);
    }

    [Fact]
    public void Decode_JsonLikeBytes_NeverThrows()
    {
        Decoded decoded = new();
        Gen.Char["{}[]\",:.\\u0123eE+-NaIfnitrulsv \n"].Array[0, 60].Sample(text =>
        {
            decoded.Decode(Encoding.UTF8.GetBytes(text), [.. "k"u8]);
            return IsConsistent(decoded);
        }, iter: 10_000, threads: 1);
    }

    [Fact]
    public void Decode_MutatedJson_NeverThrows()
    {
        Decoded decoded = new();
        Gen.Select(Gen.Int[0, Seeds.Length - 1], Gen.Select(Gen.Int[0, 400], Gen.Byte).Array[1, 4]).Sample((seed, changes) =>
        {
            byte[] bytes = Encoding.UTF8.GetBytes(Seeds[seed]);
            foreach ((int at, byte value) in changes) bytes[at % bytes.Length] = value;
            decoded.Decode(bytes, null);
            return IsConsistent(decoded);
        }, iter: 10_000, threads: 1);
    }

    [Fact]
    public void Decode_TruncatedJson_NeverThrows()
    {
        Decoded decoded = new();
        foreach (string seed in Seeds)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(seed);
            for (int length = 0; length < bytes.Length; length++)
            {
                decoded.Decode(bytes[..length], null);
                IsConsistent(decoded).ShouldBeTrue();
                decoded.Batch.Problems.ShouldNotBeEmpty();
            }
        }
    }

    /// <summary>Names are foreseen and places of samples used again: neither may show.</summary>
    [Fact]
    public void Decode_AfterOtherRecords_GivesWhatANewDecoderGives()
    {
        Decoded decoded = new();
        Gen<string> name = OneOf("t", "tt", "u", "ts", "unit", "seq", "value", "quality", "\\u0074", "t\\n", "measurements");
        Gen<string> value = OneOf("1", "2.5", "\"x\"", "true", "null", "1787393730", """[{"name":"a","value":1,"unit":"m","quality":"bad"}]""");
        Gen<string> colon = OneOf(":", ":", ":", " :", ": ", "", "\":");
        Gen<string> member = Gen.Select(name, colon, value, (n, c, v) => $"\"{n}\"{c}{v}");
        Gen.Select(member.Array[0, 6], Gen.Int[0, 200]).Sample((members, length) =>
        {
            byte[] bytes = Encoding.UTF8.GetBytes($$"""{"sensor_id":"s",{{string.Join(',', members)}}}""");
            if (length < bytes.Length && length > 100) bytes = bytes[..length];
            decoded.Decode(bytes, [.. "k"u8]);
            return decoded.ToString() == Decoded.Of(bytes, "k").ToString();
        }, iter: 10_000, threads: 1);
    }

    [Fact]
    public void Decode_Object_AcceptsWhatTheReaderOfThePlatformAccepts()
    {
        Decoded decoded = new();
        Gen.Select(Gen.Int[0, Seeds.Length - 1], Gen.Select(Gen.Int[0, 400], Gen.Char["{}[]\",:.\\u0123eE+- x\n"]).Array[0, 3])
            .Sample((seed, changes) =>
            {
                byte[] bytes = Encoding.UTF8.GetBytes("{\"x\":" + Seeds[seed].Replace("NaN", "0") + "}");
                foreach ((int at, char value) in changes) bytes[5 + (at % (bytes.Length - 6))] = (byte)value;
                decoded.Decode(bytes, [.. "k"u8]);
                bool accepted = decoded.Batch.Problems.TrueForAll(problem => problem.Element == 0);
                return accepted == IsJson(bytes);
            }, iter: 10_000, threads: 1);
    }

    [Fact]
    public void Decode_Batch_ExplainsEveryElement()
    {
        Decoded decoded = new();
        OneOf("""{"v":1}""", "{}", "7", "null", "[1]", "oops", """{"v":01}""", """{"v":nan}""", "{]")
            .Array[0, 20].Sample(elements =>
            {
                decoded.Decode($"[{string.Join(',', elements)}]");
                int bad = elements.Count(element => element[0] != '{' || element is """{"v":01}""" or "{]");
                decoded.Batch.Count.ShouldBe(elements.TakeWhile(e => e != "{]").Count() == elements.Length
                    ? elements.Length - bad : decoded.Batch.Count);
                if (!elements.Contains("{]")) decoded.Batch.Problems.Count.ShouldBe(bad);
                else decoded.Batch.Problems.ShouldNotBeEmpty();
            }, iter: 5_000, threads: 1);
    }

    [Fact]
    public void Decode_EncodedCanonicalRecord_GivesItBack()
    {
        Decoded decoded = new();
        Gen<(string Name, double Number, string? Unit)> sample = Gen.Select(Name, Number, Name.Null());
        Gen.Select(Name, sample.Array[0, 12], Gen.Long[0, 1_000_000_000]).Sample((sensor, samples, back) =>
        {
            samples = [.. samples.DistinctBy(item => item.Name)];
            DateTime time = new(Decoded.Ticks(Decoded.KafkaTime) - back, DateTimeKind.Utc);
            byte[] value = JsonSerializer.SerializeToUtf8Bytes(new
            {
                sensor_id = sensor,
                measurements = samples.Select(item => new { value = item.Number, name = item.Name, unit = item.Unit }),
                ts = time,
            });
            decoded.Decode(value, null);
            decoded.Single.SensorId.ToString().ShouldBe(sensor);
            decoded.Single.Time.ShouldBe(time.Ticks);
            decoded.Samples.Select(item => (item.Name, item.Number, item.Unit)).ShouldBe(samples);
        }, iter: 5_000, threads: 1);
    }

    [Fact]
    public void Decode_Number_IsTheNearestDouble()
    {
        Decoded decoded = new();
        Gen<string> digits = Gen.String[Gen.Char["0123456789"], 1, 30];
        Gen<string> written = Gen.Select(OneOf("", "-"), digits, digits.Null(), Gen.Int[-330, 330].Nullable()).Select(
            (sign, whole, fraction, exponent) =>
                $"{sign}{whole}{(fraction is null ? "" : "." + fraction)}{(exponent is null ? "" : $"e{exponent}")}");
        Gen.OneOf(written, Gen.Double.Where(double.IsFinite).Select(number => number.ToString("R", CultureInfo.InvariantCulture)))
            .Sample(text =>
            {
                double expected = double.Parse(text, CultureInfo.InvariantCulture);
                decoded.Decode($$"""{"v":"{{text}}"}""");
                if (double.IsFinite(expected)) decoded.Sample.Number.ShouldBe(expected);
                decoded.Sample.Kind.ShouldBe(double.IsFinite(expected) ? SampleKind.Number : SampleKind.None);
            }, iter: 10_000, threads: 1);
    }

    [Fact]
    public void Decode_Time_AgreesWithThePlatform()
    {
        Decoded decoded = new();
        decoded.Record.KafkaTime = DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay;
        long oldest = new DateTime(2000, 1, 2).Ticks;
        Gen.Select(Gen.Long[oldest, new DateTime(9999, 12, 29).Ticks], Gen.Int[-14 * 60, 14 * 60], Gen.Int[0, 4]).Sample((ticks, minutes, form) =>
        {
            DateTimeOffset time = new(ticks, TimeSpan.FromMinutes(minutes));

            // As seconds, later times are no longer seconds.
            if (time.UtcDateTime.Year > 5_000) form %= 4;
            string text = form switch
            {
                0 => time.ToString("O", CultureInfo.InvariantCulture),
                1 => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
                2 => time.UtcDateTime.ToString("yyyy-MM-dd't'HH:mm:ss.fffffff'z'", CultureInfo.InvariantCulture),
                3 => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss,fffffff", CultureInfo.InvariantCulture),
                _ => UnixText(time.UtcTicks),
            };
            decoded.Decode($$"""{"ts":"{{text}}"}""");
            decoded.Single.Time.ShouldBe(time.UtcTicks);
        }, iter: 10_000, threads: 1);
    }

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static string UnixText(long ticks)
    {
        long since = ticks - DateTime.UnixEpoch.Ticks;
        return $"{since / TimeSpan.TicksPerSecond}.{since % TimeSpan.TicksPerSecond:D7}";
    }

    private static bool IsJson(byte[] bytes)
    {
        try
        {
            Utf8JsonReader reader = new(bytes, new JsonReaderOptions { MaxDepth = 32 });
            while (reader.Read()) { }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>A record is explained by records or problems; one of the whole record stands alone; samples lie in a row.</summary>
    private static bool IsConsistent(Decoded decoded)
    {
        DecodedBatch batch = decoded.Batch;
        int next = 0;
        for (int i = 0; i < batch.Count; i++)
        {
            DecodedRecord record = batch.Records[i];
            if (record.Index != i || record.FirstSample != next || record.SensorId.IsEmpty) return false;
            next += record.SampleCount;
            HashSet<string> names = [];
            foreach (Sample sample in batch.SamplesOf(record)) names.Add(sample.Name);
            if (names.Count != record.SampleCount) return false;
        }

        bool whole = batch.Problems.Exists(problem => problem.Element < 0);
        return next == batch.SampleCount && (!whole || (batch.Problems.Count == 1 && batch.Count == 0));
    }
}
