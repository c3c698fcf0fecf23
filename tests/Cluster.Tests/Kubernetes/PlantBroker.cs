using KafkaAlarms.Chart.Tests.Brokers;

namespace KafkaAlarms.Cluster.Tests.Kubernetes;

/// <summary>A Mosquitto that is not the chart's: it speaks TLS alone and asks for a login. Certificate and login stand in the Secrets
/// plant-tls and mqtt-login.</summary>
internal static class PlantBroker
{
    public const string Host = "plant-mosquitto";

    private const string User = "plant";
    private const string Password = "pl4in-word";

    /// <summary>Starts it, and waits until it serves.</summary>
    /// <returns>Programs in its pod that it lets in.</returns>
    public static async Task<MqttClients> StartAsync(Installation beside)
    {
        string where = beside.Namespace;
        await Tool.SecretAsync(where, "plant-tls", NodeCertificate.Create(Host, "localhost"));
        await Tool.SecretAsync(where, "mqtt-login", new Dictionary<string, string> { ["username"] = User, ["password"] = Password });
        await Tool.ApplyFileAsync("plant.yaml", text => text.Replace("NAMESPACE", where));
        await beside.KubectlAsync("wait", $"pod/{Host}", "--for=condition=Ready", "--timeout=120s");
        return new MqttClients(
            where, $"pod/{Host}", "-h", "localhost", "-p", "8883", "--cafile", "/etc/plant-tls/ca.crt", "-u", User, "-P", Password);
    }
}
