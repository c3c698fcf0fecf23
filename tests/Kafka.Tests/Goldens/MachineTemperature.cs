using System.Globalization;
using System.Text;
using KafkaAlarms.Kafka.Tests.Records;

namespace KafkaAlarms.Kafka.Tests.Goldens;

/// <summary>The recorded temperature of a real machine that fails in the end; see data/nab/README.md.</summary>
internal static class MachineTemperature
{
    public const string Sensor = "machine";

    private static readonly string File = Path.Combine(
        AppContext.BaseDirectory, "data", "nab", "machine_temperature_system_failure.csv");

    /// <summary>One record a row, in the order of the file, its time also as Kafka timestamp for topics that keep it.</summary>
    public static IEnumerable<SensorMessage> Read() =>
        System.IO.File.ReadLines(File).Skip(1).Select(line => line.Split(',')).Select(row => Record(row[0], row[1]));

    public static DateTimeOffset Time(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static SensorMessage Record(string time, string value) => new(
        Sensor,
        Encoding.UTF8.GetBytes($$"""{"sensor_id":"{{Sensor}}","ts":"{{time.Replace(' ', 'T')}}Z","temperature":{{value}}}"""))
    {
        Timestamp = Time(time),
    };
}
