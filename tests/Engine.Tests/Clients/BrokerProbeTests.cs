using System.Net;
using System.Net.Sockets;
using Confluent.Kafka;
using KafkaAlarms.Engine.Clients;
using KafkaAlarms.Engine.Configuration.Options;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Clients;

public sealed class BrokerProbeTests
{
    [Fact]
    public void Ask_NobodyListens_SaysThatTheConnectionIsRefused()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        string address = $"{listener.LocalEndpoint}";
        listener.Stop();

        new BrokerProbe(At(address)).Ask().ShouldNotBeNull().ShouldContain("refused");
    }

    [Fact]
    public void Ask_WhoTakesTheConnectionNeverAnswers_IsNoBroker()
    {
        using TcpListener silent = new(IPAddress.Loopback, 0);
        silent.Start();

        new BrokerProbe(At($"{silent.LocalEndpoint}")).Ask().ShouldBe("no answer");
    }

    [Fact]
    public void Ask_BrokerUnderLoadAnswersLate_IsThere()
    {
        ProducerConfig settings = new() { BootstrapServers = "none:1" };
        settings.Set("test.mock.num.brokers", "1");
        // Each of the two answers that a probe needs; together they take longer than a refused connection is given.
        settings.Set("test.mock.broker.rtt", "1500");
        using IProducer<Null, Null> cluster =
            new ProducerBuilder<Null, Null>(settings).SetLogHandler((_, _) => { }).Build();
        using IAdminClient admin = new DependentAdminClientBuilder(cluster.Handle).Build();
        BrokerMetadata broker = admin.GetMetadata(TimeSpan.FromMinutes(1)).Brokers[0];
        BrokerProbe probe = new(At($"{broker.Host}:{broker.Port}")) { Patience = TimeSpan.FromMinutes(1) };

        probe.Ask().ShouldBeNull();
    }

    private static KafkaOptions At(string address) => new() { BootstrapServers = address };
}
