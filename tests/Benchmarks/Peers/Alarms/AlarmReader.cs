using System.Globalization;
using System.Text.Json;
using KafkaAlarms.Benchmarks.Input;

namespace KafkaAlarms.Benchmarks.Peers.Alarms;

/// <summary>Reads which record, rule and transition an alarm event of either program speaks of.</summary>
internal sealed class AlarmReader(AlarmFields fields, SensorContent content)
{
    private static readonly Dictionary<string, int> Rules =
        LimitRules.Limits.Select((limit, index) => (limit.Id, index)).ToDictionary(pair => pair.Id, pair => pair.index);

    private readonly DateTime start = content.TimeOf(0);
    private readonly string[] rulePath = fields.Rule.Split('.');

    /// <summary>The alarm's number, as <see cref="ExpectedAlarms"/> gives it.</summary>
    public long Read(byte[] value)
    {
        using JsonDocument document = JsonDocument.Parse(value);
        JsonElement alarm = document.RootElement;
        string rule = rulePath.Aggregate(alarm, (element, name) => element.GetProperty(name)).GetString()!;
        string sensor = alarm.GetProperty("sensor_id").GetString()!;
        DateTime time = DateTime.Parse(
            alarm.GetProperty(fields.Time).GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
        bool raised = alarm.GetProperty("event").GetString() switch
        {
            "raised" => true,
            "cleared" => false,
            string other => throw new InvalidOperationException($"no event of this benchmark: {other}"),
            null => throw new InvalidOperationException("an alarm without event"),
        };
        long turn = (long)(time - start).TotalSeconds;
        long number = long.Parse(sensor[(sensor.IndexOf('-') + 1)..], CultureInfo.InvariantCulture);
        return ExpectedAlarms.Number((turn * content.Sensors) + number, Rules[rule], raised);
    }
}
