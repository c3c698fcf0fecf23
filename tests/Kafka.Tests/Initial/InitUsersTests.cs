using Confluent.Kafka;
using Confluent.Kafka.Admin;
using KafkaAlarms.Kafka.Tests.Brokers;
using KafkaAlarms.Kafka.Tests.Processes;

namespace KafkaAlarms.Kafka.Tests.Initial;

public sealed class InitUsersTests(SharedBroker shared) : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string user = $"user-{Guid.NewGuid():N}";

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Run_TwiceThenWithAnother_WritesEachTimeAndLeavesOthersAlone()
    {
        string bootstrap = await shared.RequireAsync();
        File.WriteAllText(folder.File(user), "first");
        // What Kubernetes keeps beside the files of a Secret.
        Directory.CreateDirectory(folder.File("..2026_01_01"));
        (int code, string said) = await RunAsync(bootstrap);
        code.ShouldBe(0, said);
        said.ShouldContain($"written    {user}");
        (await MechanismsAsync(bootstrap)).ShouldBe([ScramMechanism.ScramSha512]);

        File.WriteAllText(folder.File(user), "second");
        (code, said) = await RunAsync(bootstrap);
        code.ShouldBe(0, said);
        said.ShouldContain($"written    {user}");

        File.Move(folder.File(user), folder.File($"{user}-2"));
        (code, said) = await RunAsync(bootstrap);
        code.ShouldBe(0, said);
        said.ShouldContain($"written    {user}-2");
        said.ShouldContain($"left alone {user}: not in the folder");
    }

    private Task<(int ExitCode, string Said)> RunAsync(string bootstrap) =>
        InitProcess.RunAsync("users", "--bootstrap", bootstrap, "--users", folder.Path, "--timeout", "120s");

    private async Task<IEnumerable<ScramMechanism>> MechanismsAsync(string bootstrap)
    {
        using IAdminClient admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = bootstrap }).Build();
        DescribeUserScramCredentialsResult result = await admin.DescribeUserScramCredentialsAsync([user], new());
        return result.UserScramCredentialsDescriptions.Single().ScramCredentialInfos.Select(info => info.Mechanism);
    }
}
