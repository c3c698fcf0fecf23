using System.Text.Json;
using KafkaAlarms.Kafka.Tests.Brokers;
using KafkaAlarms.Kafka.Tests.Processes;
using KafkaAlarms.Kafka.Tests.Records;

namespace KafkaAlarms.Kafka.Tests.Initial;

public sealed class InitTopicsTests(SharedBroker shared) : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string sensors = $"sensors-{Guid.NewGuid():N}";

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Run_TwiceThenDrifted_CreatesLeavesAloneAndMends()
    {
        string bootstrap = await shared.RequireAsync();
        (int code, string said) = await RunAsync(bootstrap, partitions: 3, "1000");
        code.ShouldBe(0, said);
        said.ShouldContain(
            $"created    {sensors}: 3 partitions, the brokers' replication, message.timestamp.type=LogAppendTime, retention.ms=1000");

        (code, said) = await RunAsync(bootstrap, partitions: 3, "1000");
        code.ShouldBe(0, said);
        said.Split('\n').Count(line => line.StartsWith("unchanged ", StringComparison.Ordinal)).ShouldBe(5, said);

        (code, said) = await RunAsync(bootstrap, partitions: 3, "2000");
        code.ShouldBe(0, said);
        said.ShouldContain($"mended     {sensors}: retention.ms 1000 -> 2000");
        (await SettingAsync(bootstrap, "retention.ms")).ShouldBe("2000");
        (await SettingAsync(bootstrap, "message.timestamp.type")).ShouldBe("LogAppendTime", "what the file leaves out stays");
    }

    [Fact]
    public async Task Run_MorePartitionsWanted_AreRefusedUntilAllowed()
    {
        string bootstrap = await shared.RequireAsync();
        (await RunAsync(bootstrap, partitions: 1, "1000")).ExitCode.ShouldBe(0);

        (int code, string said) = await RunAsync(bootstrap, partitions: 2, "1000");
        code.ShouldBe(78);
        said.ShouldContain($"KA9203 topic {sensors}: It has 1 partitions, 2 are wanted");

        (code, said) = await RunAsync(bootstrap, partitions: 2, "1000", "--allow-partition-growth");
        code.ShouldBe(0, said);
        said.ShouldContain($"mended     {sensors}: partitions 1 -> 2");
    }

    [Fact]
    public async Task Run_SettingThatKafkaDoesNotKnow_SaysWhatTheBrokerSays()
    {
        string bootstrap = await shared.RequireAsync();
        (int code, string said) = await RunAsync(bootstrap, partitions: 1, "never");
        code.ShouldBe(78);
        said.ShouldContain($"KA9204 topic {sensors}: The brokers refuse it:");
        said.ShouldContain("retention.ms");
    }

    [Fact]
    public async Task Run_MoreBrokersExpectedThanThereAre_CreatesNothing()
    {
        string bootstrap = await shared.RequireAsync();
        (int code, string said) = await RunAsync(bootstrap, partitions: 1, "1000", "--brokers", "2", "--timeout", "3s");
        code.ShouldBe(69);
        said.ShouldContain("KA9201 brokers: 1 of 2 are registered after 3 s");
        said.ShouldNotContain("created");
    }

    private async Task<(int ExitCode, string Said)> RunAsync(
        string bootstrap, int partitions, string retention, params string[] more)
    {
        string file = folder.File("topics.json");
        object declared = new { partitions, config = new Dictionary<string, string> { ["retention.ms"] = retention } };
        await File.WriteAllTextAsync(
            file, JsonSerializer.Serialize(new { topics = new Dictionary<string, object> { [sensors] = declared } }),
            TestContext.Current.CancellationToken);
        string[] names =
        [
            "--config", await SettingsAsync(), "--bootstrap", bootstrap, "--topics", file,
        ];
        return await InitProcess.RunAsync(["topics", .. names, .. more]);
    }

    private async Task<string> SettingsAsync()
    {
        string file = folder.File("settings.json");
        object topics = new
        {
            SensorData = sensors, Alarms = $"{sensors}-a", State = $"{sensors}-s", SensorDataDeadLetters = $"{sensors}-d",
            AlarmDeadLetters = $"{sensors}-ad",
        };
        await File.WriteAllTextAsync(
            file, JsonSerializer.Serialize(new { Topics = topics }), TestContext.Current.CancellationToken);
        return file;
    }

    private async Task<string> SettingAsync(string bootstrap, string name)
    {
        using TopicAdmin admin = new(bootstrap);
        return await admin.SettingAsync(sensors, name);
    }
}
