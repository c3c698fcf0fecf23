using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using System.Text;
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

    [Fact]
    public async Task Password_ChangedInTheSecretWhileMessagesFlow_ReachesKafkaAndLosesNothing()
    {
        Installation installation = release.Require();
        Tool.RequireFull();
        Load load = await Load.StartAsync(installation, 0, 0.2);
        (await LoginAsync(installation, "wrong")).ShouldContain("invalid credentials");

        await installation.KubectlAsync(
            "patch", "secret", "kafka-users", "-p", $$$"""{"stringData":{"{{{SecureRelease.User}}}":"n3w-word"}}""");
        string[] before = [.. (await installation.PodsAsync("engine")).Select(pod => pod.Life)];
        await installation.UpgradeAsync("--set-string", "kafka.auth.reloadToken=2");

        (await installation.LogAsync("kafka-users")).ShouldContain($"written    {SecureRelease.User}");
        (await installation.PodsAsync("engine")).Select(pod => pod.Life).Intersect(before).ShouldBeEmpty("engines log in anew");
        (await LoginAsync(installation, SecureRelease.Password)).ShouldContain("invalid credentials", Case.Sensitive, "that of before");
        await load.FlowsAsync();
        await OutageTests.ShouldHaveAllAsync(load);
        await load.StopAsync();
    }

    [Fact]
    public async Task Console_OverTls_ShowsTheCertificateOfTheSecretAndAsksForALogin()
    {
        Installation installation = release.Require();
        using X509Certificate2 expected = X509Certificate2.CreateFromPem(release.ConsoleCertificate["tls.crt"]);
        using PortForward way = await PortForward.OpenAsync(installation.Namespace, "kafka-alarms-traefik", 443);
        using HttpClientHandler handler = new()
        {
            ServerCertificateCustomValidationCallback = (_, shown, _, _) => shown?.Thumbprint == expected.Thumbprint,
        };
        using HttpClient http = new(handler);
        Uri page = new($"https://127.0.0.1:{way.Port}/");

        using HttpResponseMessage refused = await http.GetAsync(page, TestContext.Current.CancellationToken);
        http.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes("admin:admin")));
        using HttpResponseMessage served = await http.GetAsync(page, TestContext.Current.CancellationToken);

        refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        served.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>Logs in at the broker of the first pod.</summary>
    /// <returns>What Kafka's tool said.</returns>
    private static async Task<string> LoginAsync(Installation installation, string password)
    {
        const string script = "printf '%s\\n' \"$@\" > /tmp/login.properties; exec timeout 60 /opt/kafka/bin/kafka-topics.sh --list "
            + "--bootstrap-server $POD_NAME.$KA_DOMAIN:9092 --command-config /tmp/login.properties";
        const string module = "org.apache.kafka.common.security.scram.ScramLoginModule";
        (_, string said) = await Tool.TryAsync(
            "kubectl", "-n", installation.Namespace, "exec", "kafka-alarms-kafka-0", "--",
            "env", "KAFKA_HEAP_OPTS=-Xmx96m", "KAFKA_LOG4J_OPTS=", "sh", "-c", script, "login",
            "security.protocol=SASL_SSL", "sasl.mechanism=SCRAM-SHA-512", "ssl.truststore.type=PEM", "ssl.truststore.location=/etc/kafka-tls/ca.crt",
            $"sasl.jaas.config={module} required username=\"{SecureRelease.User}\" password=\"{password}\";");
        return said;
    }
}
