using KafkaAlarms.Kafka.Tests.Engines;
using KafkaAlarms.Kafka.Tests.Processes;

namespace KafkaAlarms.Kafka.Tests.Replays;

public sealed class BrokerAwayTests
{
    [Fact]
    public async Task Replay_WithoutABroker_EndsWithTheCodeForIt()
    {
        await using var scenario = new Scenario($"127.0.0.1:{LoopbackPort.Next()}", """{"rules": []}""", "replay");

        (int exitCode, IReadOnlyList<string> lines) = await ReplayProcess.RunAsync(scenario, "--topic", "iot-sensordata");

        exitCode.ShouldBe(69);
        lines.ShouldHaveSingleItem().ShouldStartWith($"KA9002 {scenario.Bootstrap}: The topic cannot be read: ");
    }
}
