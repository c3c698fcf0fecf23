using System.Text.Json;
using KafkaAlarms.Cluster.Tests.Kubernetes;

namespace KafkaAlarms.Cluster.Tests;

/// <summary>Every pod and every process is lost once while messages flow.</summary>
public sealed class OutageTests(Release release)
{
    private static readonly string[] Victims =
        ["kafka", "connect", "engine", "connect-watch", "console", "traefik"];

    [Fact]
    public async Task EveryPodAndProcess_LostWhileMessagesFlow_LosesAndDoublesNothing()
    {
        Installation installation = await release.RequireAsync();
        bool kills = new Random(Seed.Print()).Next(2) == 0;
        // Each victim deleted and killed; else one of both for each, by the seed.
        bool full = Tool.IsFull;
        Load load = await Load.StartAsync(installation, 20_000, 0.2);

        foreach (string victim in Victims)
        {
            if (full || !kills || !Victim.CanKill) await LoseAsync(installation, load, victim, false);
            if (Victim.CanKill && (full || kills)) await LoseAsync(installation, load, victim, true);
            kills = !kills;
        }

        // What Mosquitto took in the second before a kill -9 is Mosquitto's to lose: it is told to end.
        await installation.ExecAsync("deploy/mosquitto", "sh", "-c", "kill 1");
        await load.FlowsAsync();
        await ShouldHaveAllAsync(load);
        await load.StopAsync();
    }

    private static async Task LoseAsync(Installation installation, Load load, string victim, bool kill)
    {
        await Victim.LoseAsync(installation, victim, kill);
        await load.FlowsAsync();
    }

    /// <summary>Each message is one record after deduplication, each record one event in Kafka and one on MQTT.</summary>
    internal static async Task ShouldHaveAllAsync(Load load)
    {
        int sent = await load.FinishAsync();
        string[] records = await load.RecordsAsync("iot-sensordata");
        string[] events = await load.RecordsAsync("alarme");
        string[] commands = await load.EventsAsync();
        TestContext.Current.SendDiagnosticMessage(
            $"{sent} messages: {records.Length} records, {events.Length} events, {commands.Length} commands");

        records.Distinct().Count().ShouldBe(sent);
        events.Select(Sample).Distinct().Count().ShouldBe(sent, "each message was evaluated");
        events.Length.ShouldBe(sent, "none was evaluated twice");
        events.Select(Id).Order().ShouldBe(commands.Distinct().Order());
    }

    private static string Sample(string record)
    {
        using var alarm = JsonDocument.Parse(record[(record.IndexOf('|') + 1)..]);
        string time = alarm.RootElement.GetProperty("measurement").GetProperty("ts").GetString()!;
        return $"{alarm.RootElement.GetProperty("sensor_id").GetString()} {time}";
    }

    private static string Id(string record)
    {
        using var alarm = JsonDocument.Parse(record[(record.IndexOf('|') + 1)..]);
        return alarm.RootElement.GetProperty("event_id").GetString()!;
    }
}
