using Confluent.Kafka;
using KafkaAlarms.Kafka.Tests.Processes;

namespace KafkaAlarms.Chart.Tests.Brokers;

/// <summary>What the chart makes of TLS and logins works on a real broker, with the files and commands of its pods.</summary>
public sealed class SecureKafkaTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan TimeToBeRefused = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Clients_OfARendering_LogInAndOthersDoNot()
    {
        await using SecureKafka kafka = await SecureKafka.StartAsync();

        (int code, string said) = await kafka.RunJobAsync("kafka-init");
        code.ShouldBe(0, said);
        said.ShouldContain("created    iot-sensordata: 4 partitions");

        (code, said) = await kafka.RunJobAsync("kafka-init", password: "wrong");
        code.ShouldBe(69, said);
        said.ShouldContain("KA9201 brokers: 0 of 1 are registered after 40 s: ");
        said.ShouldContain("invalid credentials");

        RefusedOf(kafka, kafka.Bootstrap, SecurityProtocol.Ssl).ShouldBeTrue("no login");
        RefusedOf(kafka, kafka.Bootstrap, SecurityProtocol.Plaintext).ShouldBeTrue("no TLS");
        RefusedOf(kafka, kafka.Internal, SecurityProtocol.Ssl).ShouldBeTrue("no certificate");

        (code, said) = await kafka.RunToolAsync(
            "kafka-configs.sh", "--alter", "--entity-type", "users", "--entity-name", "late", "--add-config", "SCRAM-SHA-512=[password=late]");
        code.ShouldBe(0, said);
        using IAdminClient late = Open(kafka, kafka.Bootstrap, SecurityProtocol.SaslSsl, "late");
        late.GetMetadata(Patience).Topics.ShouldContain(topic => topic.Topic == "alarme");
    }

    [Fact]
    public async Task Passwords_ChangedInTheSecret_AreThoseThatKafkaTakes()
    {
        const string changed = "n3w-!$%&/()=?*+~#<>|;:_@^{}[]";
        await using SecureKafka kafka = await SecureKafka.StartAsync();

        (int code, string said) = await kafka.RunJobAsync("kafka-users", changed);
        code.ShouldBe(0, said);
        said.ShouldContain($"written    {SecureKafka.User}");
        said.ShouldNotContain(changed);

        RefusedOf(kafka, SecureKafka.Password, TimeToBeRefused).ShouldBeTrue("the password of before");
        (code, said) = await kafka.RunJobAsync("kafka-init", changed);
        code.ShouldBe(0, said);

        (code, said) = await kafka.RunJobAsync("kafka-users", "a,b");
        code.ShouldBe(78, said);
        said.ShouldContain($"user {SecureKafka.User}: The password is empty, or holds other than");
        RefusedOf(kafka, changed, Patience).ShouldBeFalse("nothing was written");
    }

    [Fact]
    public async Task Connect_WithControllersOfTheirOwn_IsHealthyAndTheTestReads()
    {
        await using SecureKafka kafka = await SecureKafka.StartAsync("--set", "kafka.controllers.replicas=1");
        (int code, string said) = await kafka.RunJobAsync("kafka-init");
        code.ShouldBe(0, said);
        await kafka.StartConnectAsync();

        const string message = """{"helm_test":1764460800}""";
        ChildProcess reader = kafka.StartTestReader(message);
        using IProducer<string, string> producer = new ProducerBuilder<string, string>(
            ConfigOf(kafka, kafka.Bootstrap, SecurityProtocol.SaslSsl, SecureKafka.User, SecureKafka.Password)).Build();
        await Eventually.TrueAsync(() => SentAsync(producer, message, reader), TimeSpan.FromMinutes(2), () => reader.Output.Tail());
        (await reader.WaitForExitAsync(TimeSpan.FromSeconds(30))).ShouldBe(0, reader.Output.Tail());
        reader.Output.Says($"found helm-test|{message}").ShouldBeTrue();
    }

    private static async Task<bool> SentAsync(IProducer<string, string> producer, string message, ChildProcess reader)
    {
        foreach (string value in new[] { "{}", message })
            await producer.ProduceAsync("iot-sensordata", new() { Key = "helm-test", Value = value }, TestContext.Current.CancellationToken);
        return reader.HasExited;
    }

    private static bool RefusedOf(SecureKafka kafka, string bootstrap, SecurityProtocol protocol)
    {
        using IAdminClient admin = Open(kafka, bootstrap, protocol);
        return Should.Throw<KafkaException>(() => admin.GetMetadata(TimeToBeRefused)).Error.IsLocalError;
    }

    private static bool RefusedOf(SecureKafka kafka, string password, TimeSpan patience)
    {
        using IAdminClient admin = Open(kafka, kafka.Bootstrap, SecurityProtocol.SaslSsl, SecureKafka.User, password);
        try
        {
            return admin.GetMetadata(patience).Brokers.Count == 0;
        }
        catch (KafkaException)
        {
            return true;
        }
    }

    private static IAdminClient Open(
        SecureKafka kafka, string bootstrap, SecurityProtocol protocol, string? user = null, string? password = null)
    {
        AdminClientConfig config = new(ConfigOf(kafka, bootstrap, protocol, user, password));
        return new AdminClientBuilder(config).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
    }

    private static ClientConfig ConfigOf(
        SecureKafka kafka, string bootstrap, SecurityProtocol protocol, string? user, string? password)
    {
        ClientConfig config = new() { BootstrapServers = bootstrap, SecurityProtocol = protocol };
        if (protocol != SecurityProtocol.Plaintext) config.SslCaLocation = kafka.AuthorityFile();
        if (user is not null)
        {
            config.SaslMechanism = SaslMechanism.ScramSha512;
            config.SaslUsername = user;
            config.SaslPassword = password ?? user;
        }

        return config;
    }
}
