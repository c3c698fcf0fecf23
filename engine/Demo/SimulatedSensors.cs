using System.Globalization;

namespace KafkaAlarms.Engine.Demo;

/// <summary>Sensors that behave as sensors do: one near its limit, one that rises, one that
/// fails, one that sends garbage.</summary>
/// <param name="cluster">Where they write.</param>
/// <param name="topic">The sensor topic.</param>
/// <param name="clock">Times of their records.</param>
internal sealed class SimulatedSensors(MockCluster cluster, string topic, TimeProvider clock)
{
    private const int FailsAtRound = 30;
    private const int RoundsOfACycle = 60;
    private const int RoundsOfASlowCycle = 100;

    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(200);

    private readonly Random noise = new(7);

    /// <summary>Records written so far.</summary>
    public long Written { get; private set; }

    /// <summary>Writes a round every 200 ms until it is told to stop.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using PeriodicTimer timer = new(Round, clock);
        try
        {
            for (int round = 0; ; round++)
            {
                WriteRound(round);
                await timer.WaitForNextTickAsync(stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Told to stop, which is how the simulation ends.
        }
    }

    private void WriteRound(int round)
    {
        double wave = Math.Sin(Math.Tau * round / RoundsOfACycle);
        double slow = Math.Sin(Math.Tau * round / RoundsOfASlowCycle);
        Write("boiler-01", Measurement("temperature", 79.5 + (2.5 * slow) + Noise(0.9), "Cel"));
        Write("boiler-02", Measurement("temperature", 82 + (18 * wave) + Noise(1), "Cel"));
        Write("boiler-03", Measurement("temperature", 60 + Noise(2), "Cel"));
        if (round < FailsAtRound) Write("boiler-04", Measurement("temperature", 65 + Noise(2), "Cel"));
        Write(
            "mill-01",
            $"{Measurement("torque", 30 + (15 * wave) + Noise(1), "N.m")},"
            + $"{Measurement("speed", 2000 + Noise(20), "/min")}");
        Write("door-01", $"{{\"name\":\"state\",\"value\":\"{(round % 25 >= 20 ? "OPEN" : "CLOSED")}\"}}");
        if (round % 10 == 5) WriteBytes("gateway-9", "{\"sensor_id\":\"gateway-9\",\"temperature\":");
    }

    private void Write(string sensor, string measurements)
    {
        string time = clock.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        WriteBytes(
            sensor,
            $"{{\"schema_version\":\"1.0\",\"sensor_id\":\"{sensor}\",\"ts\":\"{time}\","
            + $"\"measurements\":[{measurements}]}}");
    }

    private void WriteBytes(string sensor, string value)
    {
        cluster.Write(topic, sensor, value);
        Written++;
    }

    private double Noise(double amplitude) => ((noise.NextDouble() * 2) - 1) * amplitude;

    private static string Measurement(string name, double value, string unit) =>
        string.Create(
            CultureInfo.InvariantCulture, $"{{\"name\":\"{name}\",\"value\":{value:F1},\"unit\":\"{unit}\"}}");
}
