using KafkaAlarms.Cluster.Tests.Kubernetes;

namespace KafkaAlarms.Cluster.Tests;

/// <summary>TLS, logins, and several of each: what a plant has.</summary>
public sealed class SecureTests(SecureRelease release) : IClassFixture<SecureRelease>
{
    [Fact]
    public async Task Test_OfHelm_SendsAMessageOverTlsWithALogin()
    {
        (int code, string said) = await release.Require().TestAsync();
        code.ShouldBe(0, said);
    }

    [Fact]
    public async Task OneOfEach_LostWhileMessagesFlow_LosesAndDoublesNothing()
    {
        Installation installation = release.Require();
        bool kills = new Random(Seed.Print()).Next(2) == 0;
        Load load = await Load.StartAsync(installation, 3_000, 0.2);

        foreach (string victim in new[] { "kafka", "connect", "engine" })
        {
            await Victim.LoseAsync(installation, victim, kills && Victim.CanKill);
            await load.FlowsAsync();
            kills = !kills;
        }

        await OutageTests.ShouldHaveAllAsync(load);
        await load.StopAsync();
    }
}
