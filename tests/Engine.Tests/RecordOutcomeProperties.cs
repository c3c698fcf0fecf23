using System.Text;
using CsCheck;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Tests.Scenarios;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests;

/// <summary>Outcomes add up, whatever the bytes.</summary>
public sealed class RecordOutcomeProperties
{
    private const string Rules =
        """
        {"rules": [
          {"id": "r", "type": "limits", "measurement": "t", "unit": "Cel", "levels": {"hi": {"limit": 80}, "lo": {"limit": 10, "on_delay": "5s"}},
           "message": "{labels.s} {device_id} {value}",
           "no_data": {"after": "10s"}},
          {"id": "p", "type": "spindle-power", "sensors": ["a*"]},
          {"id": "d", "type": "off-normal", "measurement": "v", "settings": {"normal": ["CLOSED"]}}
        ]}
        """;

    // Few times and values, so that some come again.
    private static readonly Gen<byte[]> Sound = Gen.Select(Gen.Int[0, 3], Gen.Int[10, 15], Gen.Int[0, 4].Select(n => 25 * n)).Select(
        static (form, second, value) => Encoding.UTF8.GetBytes(form switch
        {
            0 => $$"""{"sensor_id":"a1","device_id":"d","ts":"2026-01-01T00:00:{{second}}Z","t":{{value}},"torque":{{value}},"speed":900}""",
            1 => $$"""{"ts":"2026-01-01T00:00:{{second}}Z","measurements":[{"name":"t","value":{{value}},"unit":"Cel"}],"labels":{"s":"n"} }""",
            2 => $$$"""{"sensor_id":"b","seq":{{{value}}},"measurements":{"t":{"value":{{{value}}},"quality":"bad"},"v":"OPEN"}}""",
            _ => $$"""{"ts":1767225600.5,"t":{{value}},"unit":"K"}""",
        }));

    private static readonly Gen<byte[]> Elements = Mutations.Of(Sound).Array[0, 4].Select(static elements =>
        Encoding.UTF8.GetBytes($"[{string.Join(',', elements.Select(Encoding.UTF8.GetString))}]"));

    private static readonly Gen<byte[]?> Values = Gen.OneOf(
        Gen.Byte.Array[0, 100],
        Gen.Char["{}[]\",:.\\u0123eE+-NaIfnitrulsv \n"].Array[0, 60].Select(text => Encoding.UTF8.GetBytes(text)),
        Sound,
        Mutations.Of(Sound),
        Elements,
        Gen.Const(Array.Empty<byte>())).Null();

    private static readonly Gen<byte[]?> Keys =
        Gen.OneOf(Gen.Const("a1"u8.ToArray()), Gen.Const("b"u8.ToArray()), Gen.Byte.Array[0, 6]).Null();

    private readonly RuleSet rules = ScenarioRules.Load(Rules).Rules!;
    private readonly HashSet<RecordOutcome> seen = [];

    [Fact]
    public void Process_AnyRecords_EachEndsInExactlyOneOutcome()
    {
        Gen.Select(Keys, Values).Array[1, 25].Sample(EachEndsInOne, iter: 1_000, threads: 1);

        seen.ShouldBe(Enum.GetValues<RecordOutcome>(), ignoreOrder: true, "outcomes that no record came to prove nothing");
    }

    private bool EachEndsInOne((byte[]? Key, byte[]? Value)[] records)
    {
        TaskRunner runner = new(rules);
        for (int fed = 0; fed < records.Length; fed++)
        {
            long[] before = Counts(runner);
            runner.Feed(fed, records[fed].Key, records[fed].Value, SensorFeed.Start.AddSeconds(20 + fed));
            runner.Counters.Seal();
            runner.Counters.Publish();
            long[] added = [.. Counts(runner).Zip(before, (after, first) => after - first)];
            if (added.Sum() != 1 || added.Min() < 0) return false;
            seen.Add((RecordOutcome)Array.IndexOf(added, 1));
        }

        // Nor does any of them leave a state behind that cannot be read.
        runner.Commit(memoryBlocks: records.Length);
        runner.Restart();
        return Counts(runner).Sum() == records.Length;
    }

    private static long[] Counts(TaskRunner runner) => [.. Enum.GetValues<RecordOutcome>().Select(runner.Counters.Published)];
}
