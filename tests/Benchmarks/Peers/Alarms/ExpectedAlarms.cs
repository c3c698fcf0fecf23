using KafkaAlarms.Benchmarks.Input;

namespace KafkaAlarms.Benchmarks.Peers.Alarms;

/// <summary>The alarms that the first records must lead to, by a straight loop without Kafka, JSON or engine.</summary>
/// <remarks>An alarm is one number: its record, its rule and whether it was raised.</remarks>
internal static class ExpectedAlarms
{
    public static HashSet<long> Of(SensorContent content, long records)
    {
        HashSet<long> alarms = [];
        int[] active = new int[content.Sensors];
        for (long record = 0; record < records; record++)
        {
            (long temperature, long humidity, _) = content.ValuesOf(record);
            ref int rules = ref active[record % content.Sensors];
            for (int rule = 0; rule < LimitRules.Limits.Length; rule++)
            {
                LimitOfRule limit = LimitRules.Limits[rule];
                bool was = (rules >> rule & 1) != 0;
                bool now = limit.IsActive(limit.Measurement == "temperature" ? temperature : humidity, was);
                if (now == was) continue;
                rules ^= 1 << rule;
                alarms.Add(Number(record, rule, now));
            }
        }

        return alarms;
    }

    /// <summary>The number of an alarm.</summary>
    public static long Number(long record, int rule, bool raised) => (record << 5) + (rule << 1) + (raised ? 1 : 0);

    /// <summary>Whether the alarm was raised; else cleared.</summary>
    public static bool IsRaised(long alarm) => (alarm & 1) != 0;

    /// <summary>The record of an alarm.</summary>
    public static long RecordOf(long alarm) => alarm >> 5;
}
