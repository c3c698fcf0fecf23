using KafkaAlarms.Chart.Tests.Rendering;

namespace KafkaAlarms.Chart.Tests.Brokers;

/// <summary>What the chart makes of a Kafka of somebody else works on a real broker, with the files and commands of its pods.</summary>
public sealed class ExternalKafkaTests
{
    [Fact]
    public async Task Clients_ByPlainLogin_GetInWithTheRightPasswordAlone()
    {
        await using ExternalKafka kafka = await ExternalKafka.StartAsync();
        RenderedChart chart = await kafka.RenderPlainAsync();

        (int code, string said) = await kafka.InitAsync(chart, "wrong");
        code.ShouldBe(69, said);
        said.ShouldContain("KA9201 brokers: 0 of 1 are registered after 40 s: ");
        said.ShouldContain("Authentication failed");

        (code, said) = await kafka.InitAsync(chart);
        code.ShouldBe(0, said);
        said.ShouldContain("created    iot-sensordata: 4 partitions");
        await kafka.ConnectAsync(chart);
    }

    [Fact]
    public async Task Clients_ByTheirCertificate_GetInWithItAlone()
    {
        await using ExternalKafka kafka = await ExternalKafka.StartAsync();

        (int code, string said) = await kafka.InitAsync(await kafka.RenderMutualAsync(shown: false));
        code.ShouldBe(69, said);
        said.ShouldContain("KA9201 brokers: 0 of 1 are registered after 40 s: ");

        RenderedChart chart = await kafka.RenderMutualAsync();
        (code, said) = await kafka.InitAsync(chart);
        code.ShouldBe(0, said);
        said.ShouldContain("created    iot-sensordata: 4 partitions");
        await kafka.ConnectAsync(chart);
    }
}
