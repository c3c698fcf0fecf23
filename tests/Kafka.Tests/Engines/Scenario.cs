using KafkaAlarms.Kafka.Tests.Processes;
using KafkaAlarms.Kafka.Tests.Records;

namespace KafkaAlarms.Kafka.Tests.Engines;

/// <summary>Topics, rules file and engines of one test, all under names of its own.</summary>
internal sealed class Scenario : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly List<EngineLane> lanes = [];
    private readonly string prefix;

    public Scenario(string bootstrap, string rules, string name)
    {
        Bootstrap = bootstrap;
        prefix = $"{name}-{Guid.NewGuid().ToString("N")[..8]}";
        RulesFile = folder.File("rules.json");
        File.WriteAllText(RulesFile, rules);
        Admin = new TopicAdmin(bootstrap);
    }

    public string Bootstrap { get; }

    public string RulesFile { get; }

    public TopicAdmin Admin { get; }

    public string SensorData => $"{prefix}.iot-sensordata";

    /// <summary>Partitions of every topic.</summary>
    public int Partitions { get; init; } = 4;

    /// <summary>Creates the input with the time of appending as its timestamps, or as the settings say.</summary>
    public Task CreateInputAsync(params (string Name, string Value)[] settings) =>
        Admin.CreateSensorDataAsync(SensorData, Partitions, settings);

    /// <summary>A lane over the input with its topics created.</summary>
    public async Task<EngineLane> LaneAsync(string name, params string[] settings)
    {
        EngineLane lane = LaneWithoutTopics(name, settings);
        await Admin.CreateWrittenAsync(lane.Topics, Partitions);
        return lane;
    }

    /// <summary>A lane whose topics do not exist yet.</summary>
    public EngineLane LaneWithoutTopics(string name, params string[] settings)
    {
        string full = $"{prefix}.{name}";
        var lane = new EngineLane(Bootstrap, full, TopicNames.For(SensorData, full), RulesFile) { Settings = settings };
        lanes.Add(lane);
        return lane;
    }

    /// <summary>Group and topics of a lane once more under other rules: the other side of a rollout.</summary>
    public EngineLane Beside(EngineLane lane, string rules, params string[] settings)
    {
        string file = folder.File($"rules-{lanes.Count}.json");
        File.WriteAllText(file, rules);
        var beside = new EngineLane(Bootstrap, lane.Group, lane.Topics, file) { Settings = settings };
        lanes.Add(beside);
        return beside;
    }

    public SensorWriter Writer(int maxMessageBytes = 1_000_000) => new(Bootstrap, SensorData, maxMessageBytes);

    /// <summary>Writes records to the input and waits until the broker has them.</summary>
    public async Task WriteAsync(params SensorMessage[] messages)
    {
        using SensorWriter writer = Writer();
        await writer.WriteAsync(messages);
    }

    /// <summary>What a run without any disturbance makes of the whole input.</summary>
    public async Task<IReadOnlyList<Alarm>> UndisturbedAsync()
    {
        EngineLane lane = await LaneAsync("undisturbed");
        await lane.StartReadyAsync();
        await lane.CaughtUpAsync();
        return await lane.AlarmsAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (EngineLane lane in lanes)
        {
            await lane.DisposeAsync();
        }

        Admin.Dispose();
        folder.Dispose();
    }
}
