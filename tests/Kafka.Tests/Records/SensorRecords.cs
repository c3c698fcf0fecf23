using System.Globalization;
using System.Text;

namespace KafkaAlarms.Kafka.Tests.Records;

/// <summary>Sensor records as bytes, in the forms that devices send.</summary>
internal static class SensorRecords
{
    /// <summary>The flat form with one measurement.</summary>
    public static SensorMessage Flat(string sensor, DateTimeOffset time, double value, string name = "temperature") => new(
        sensor,
        Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"sensor_id":"{{sensor}}","ts":"{{Time(time)}}","{{name}}":{{value:R}}}""")));

    /// <summary>A time as it stands on the wire.</summary>
    public static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
}
