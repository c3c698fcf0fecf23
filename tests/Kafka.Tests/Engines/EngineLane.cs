using Confluent.Kafka;
using KafkaAlarms.Kafka.Tests.Processes;
using KafkaAlarms.Kafka.Tests.Records;

namespace KafkaAlarms.Kafka.Tests.Engines;

/// <summary>One consumer group with topics of its own, over an input that other lanes may read too.</summary>
internal sealed class EngineLane(string bootstrap, string name, TopicNames topics, string rulesFile) : IAsyncDisposable
{
    private readonly List<EngineProcess> engines = [];

    public string Group => name;

    public TopicNames Topics => topics;

    public string Bootstrap => bootstrap;

    /// <summary>Settings that every engine of the lane is started with, each <c>Key=Value</c>.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>Starts an engine and does not wait for it.</summary>
    /// <param name="instance">Name that makes it a static member; null for a dynamic one.</param>
    /// <param name="settings">More settings, each <c>Key=Value</c>.</param>
    public EngineProcess Start(string? instance = null, params string[] settings)
    {
        List<string> arguments = ["--bootstrap", bootstrap, "--rules", rulesFile, "--group", name];
        if (instance is not null)
        {
            arguments.AddRange(["--instance", instance]);
        }

        foreach (string setting in topics.Settings.Concat(Settings).Concat(settings))
        {
            arguments.AddRange(["--set", setting]);
        }

        EngineProcess engine = EngineProcess.Start(arguments);
        engines.Add(engine);
        return engine;
    }

    /// <summary>Starts an engine and waits until it evaluates.</summary>
    public async Task<EngineProcess> StartReadyAsync(string? instance = null, params string[] settings)
    {
        EngineProcess engine = Start(instance, settings);
        await engine.ReadyAsync();
        return engine;
    }

    /// <summary>Waits until everything that the input holds now has been evaluated and committed.</summary>
    public async Task CaughtUpAsync(TimeSpan? timeout = null)
    {
        using var admin = new TopicAdmin(bootstrap);
        long lag = 0;
        await Eventually.TrueAsync(
            () => HoldsAsync(async () => (lag = await admin.LagAsync(name, topics.SensorData)) == 0),
            timeout ?? TimeSpan.FromSeconds(150),
            () => $"{name} has read its input, {lag} records are left; its engines said:\n" + Said());
    }

    /// <summary>Waits until everything that the input holds at the call is committed, though more may come.</summary>
    public async Task MovedOnAsync(TimeSpan? timeout = null)
    {
        using var admin = new TopicAdmin(bootstrap);
        var ends = await admin.EndOffsetsAsync(topics.SensorData);
        await Eventually.TrueAsync(
            () => HoldsAsync(async () =>
            {
                var committed = await admin.CommittedOffsetsAsync(name, topics.SensorData);
                return ends.All(end => committed[end.Key] >= end.Value);
            }),
            timeout ?? TimeSpan.FromSeconds(90),
            () => $"{name} has moved on; its engines said:\n" + Said());
    }

    /// <summary>What the broker holds of the lane's work now, one line for a failure message.</summary>
    public async Task<string> SavedAsync()
    {
        using var admin = new TopicAdmin(bootstrap);
        return $"committed {OffsetText(await admin.CommittedOffsetsAsync(name, topics.SensorData))} of "
            + $"{OffsetText(await admin.EndOffsetsAsync(topics.SensorData))}; "
            + $"alarms end at {OffsetText(await admin.EndOffsetsAsync(topics.Alarms))}, "
            + $"state at {OffsetText(await admin.EndOffsetsAsync(topics.State))}";
    }

    public async Task<IReadOnlyList<Alarm>> AlarmsAsync() =>
        (await TopicReader.ReadAsync(bootstrap, topics.Alarms)).Select(Alarm.Read).ToList();

    /// <summary>Waits until a number of events is there; more than that shows when the test compares.</summary>
    public async Task<IReadOnlyList<Alarm>> AlarmsAsync(int atLeast, TimeSpan timeout)
    {
        IReadOnlyList<Alarm> alarms = [];
        await Eventually.TrueAsync(
            () => HoldsAsync(async () => (alarms = await AlarmsAsync()).Count >= atLeast),
            timeout,
            () => $"{atLeast} events in {topics.Alarms}, there are:\n{string.Join('\n', alarms)}\nengines said:\n{Said()}");
        return alarms;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (EngineProcess engine in engines)
        {
            await engine.DisposeAsync();
        }

        TestContext.Current.TestOutputHelper?.WriteLine(Said());
    }

    /// <summary>False as well while the broker cannot tell: a leader or coordinator has just come up.</summary>
    private static async Task<bool> HoldsAsync(Func<Task<bool>> condition)
    {
        try
        {
            return await condition();
        }
        catch (KafkaException)
        {
            return false;
        }
    }

    private static string OffsetText(IReadOnlyDictionary<TopicPartition, long> offsets) => string.Join(
        ' ', offsets.OrderBy(one => one.Key.Partition.Value).Select(one => $"[{one.Key.Partition.Value}]@{one.Value}"));

    private string Said() => string.Join(
        "\n", engines.Select((engine, index) => $"--- {name}, engine {index + 1}\n{engine.Output.Tail()}"));
}
