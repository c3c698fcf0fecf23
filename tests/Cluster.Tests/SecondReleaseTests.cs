using KafkaAlarms.Cluster.Tests.Kubernetes;

namespace KafkaAlarms.Cluster.Tests;

/// <summary>A second release in the namespace of the first one, whose brokers are a Kafka of somebody else to it, with
/// its init work as hooks.</summary>
public sealed class SecondReleaseTests(Release release)
{
    private static readonly string[] Topics =
        ["sensorData", "alarms", "state", "sensorDataDeadLetters", "alarmDeadLetters"];

    [Fact]
    public async Task SecondRelease_OnTheKafkaOfTheFirst_RunsBesideItAndGoesWithoutATrace()
    {
        Installation first = await release.RequireAsync();
        string[] before = await first.PodsAsync();
        string names = string.Join(',', Topics.Select(topic => $"topics.{topic}.name=second-{topic}"));
        Installation second = new(
            "second", first.Namespace,
            "--set", $"demo.enabled=true,console.enabled=false,initJobs.mode=hook,helmTest.mqtt.enabled=true,engine.group=second,{names}",
            "--set", "kafka.enabled=false,externalKafka.bootstrapServers="
                + $"kafka-alarms-kafka-0.kafka-alarms-kafka.{first.Namespace}.svc:9092");

        await second.InstallAsync();
        string alarm = await second.FindCommandAsync(line => line.Length > 0, () => Task.CompletedTask);
        (int code, string said) = await second.TestAsync();
        await first.FindRecordAsync("second-sensorData", record => record.StartsWith("helm-test|", StringComparison.Ordinal));
        await second.UpgradeAsync();
        await second.UninstallAsync();

        alarm.ShouldStartWith("devices/");
        code.ShouldBe(0, said);
        (await first.PodsAsync()).ShouldBe(before);
    }
}
