using Confluent.Kafka;
using KafkaAlarms.Engine.Clients;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Clients;

public sealed class ConnectionFaultsTests
{
    private readonly ConnectionFaults faults = new();

    [Fact]
    public void Take_ConnectionIsLostAfterARefusedLogin_KeepsTheLogin()
    {
        faults.Take(new Error(ErrorCode.Local_Transport, "connection refused"));
        faults.Take(new Error(ErrorCode.Local_Authentication, "invalid credentials"));
        faults.Take(new Error(ErrorCode.Local_Transport, "disconnected"));
        faults.Take(new Error(ErrorCode.Local_AllBrokersDown, "1/1 brokers are down"));

        faults.Last.ShouldBe("invalid credentials");
    }

    [Fact]
    public void Take_AllBrokersAreDown_IsNoReason()
    {
        faults.Take(new Error(ErrorCode.Local_AllBrokersDown, "1/1 brokers are down"));

        faults.Last.ShouldBeNull();
    }
}
