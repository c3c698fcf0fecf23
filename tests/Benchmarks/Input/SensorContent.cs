using System.Globalization;
using System.Text;

namespace KafkaAlarms.Benchmarks.Input;

/// <summary>Flat records of sensors in turn, one second a turn, about one in a hundred with an event.</summary>
/// <remarks>Seeded: temperature and humidity swing, with excursions over limits in some of the swings.</remarks>
/// <param name="sensors">Sensors in turn.</param>
/// <param name="excursions">Of a thousand swings, those that leave the limits.</param>
internal sealed class SensorContent(int sensors = 1_000, int excursions = 300)
{
    private const ulong First = 0x9E37_79B9_7F4A_7C15;
    private const ulong Second = 0xBF58_476D_1CE4_E5B9;
    private const ulong Third = 0x94D0_49BB_1331_11EB;
    private const ulong Seed = 1;

    /// <summary>Hovers at the limit, inside its deadband.</summary>
    private const long Hover = 9;

    private static readonly long[] Peaks = [3000, 3400, 3800, 1400, 200, 6500, 8000, 2500, 1500];
    private static readonly DateTime Start = new(2026, 11, 23, 10, 0, 0, DateTimeKind.Utc);

    private readonly byte[][] keys =
        [.. Enumerable.Range(0, sensors).Select(number => Encoding.ASCII.GetBytes($"room-{number:D5}"))];

    public int Sensors => keys.Length;

    public byte[] KeyOf(long record) => keys[record % keys.Length];

    public DateTime TimeOf(long record) => Start.AddSeconds(record / keys.Length);

    /// <summary>Writes the value of a record.</summary>
    /// <returns>Its length.</returns>
    public int Write(long record, Span<byte> value)
    {
        (long temperature, long humidity, long pressure) = ValuesOf(record);
        bool fits = System.Text.Unicode.Utf8.TryWrite(
            value,
            CultureInfo.InvariantCulture,
            $$"""
              {"sensor_id":"room-{{record % keys.Length:D5}}","timestamp":"{{TimeOf(record):yyyy-MM-ddTHH:mm:ss}}Z","temperature":{{temperature / 100}}.{{temperature % 100:D2}},"humidity":{{humidity / 100}}.{{humidity % 100:D2}},"pressure":{{pressure / 100}}.{{pressure % 100:D2}}}
              """,
            out int length);
        return fits ? length : throw new ArgumentException("too short for a record", nameof(value));
    }

    /// <summary>The numbers of a record, in hundredths.</summary>
    public (long Temperature, long Humidity, long Pressure) ValuesOf(long record)
    {
        long sensor = record % keys.Length;
        long turn = record / keys.Length;
        long period = 80 + (Hash(sensor, 0, 1) % 41);
        long at = turn + (Hash(sensor, 0, 2) % period);
        long cycle = at / period;
        long place = at % period;
        long swing = place * 2000 / period;
        swing = swing <= 1000 ? swing : 2000 - swing;
        long temperature = 2000 + (400 * swing / 1000);
        long humidity = 5000 - (1000 * swing / 1000);
        long noise = Hash(sensor, turn, 5);
        long temperatureNoise = (noise % 21) - 10;
        long distance = Math.Abs(place - (period / 2));
        if (distance <= 3 && Hash(sensor, cycle, 3) % 1000 < excursions)
        {
            long kind = Hash(sensor, cycle, 4) % 10;
            if (kind == Hover)
            {
                temperature = 2800 + (noise / 431_361 % 61) - 30;
                temperatureNoise = 0;
            }
            else if (kind <= 4)
            {
                temperature += (Peaks[kind] - temperature) * (4 - distance) / 4;
            }
            else
            {
                humidity += (Peaks[kind] - humidity) * (4 - distance) / 4;
            }
        }

        return (temperature + temperatureNoise, humidity + (noise / 21 % 41) - 20, 100_000 + (noise / 861 % 501));
    }

    private static long Hash(long sensor, long turn, long kind)
    {
        unchecked
        {
            ulong mixed = Seed + ((ulong)sensor * First) + ((ulong)turn * Second) + ((ulong)kind * Third) + First;
            mixed = (mixed ^ (mixed >> 30)) * Second;
            mixed = (mixed ^ (mixed >> 27)) * Third;
            return (long)((mixed ^ (mixed >> 31)) >> 1);
        }
    }
}
