namespace KafkaAlarms.Cluster.Tests.Kubernetes;

/// <summary>A sensor and a device, as programs in the pod of an MQTT broker.</summary>
/// <param name="where">Its namespace.</param>
/// <param name="pod">The pod, as kubectl names it.</param>
/// <param name="access">What the programs need to be let in.</param>
internal sealed class MqttClients(string where, string pod, params string[] access)
{
    /// <summary>Sends a message of a sensor.</summary>
    public Task PublishAsync(string sensor, string payload) => RunAsync(
        "mosquitto_pub", [.. access, "-q", "1", "-t", $"sensor/{sensor}", "-m", payload]);

    /// <summary>Waits for a command to a device that something causes.</summary>
    /// <returns>Topic and payload with a blank between.</returns>
    public async Task<string> FindCommandAsync(Func<string, bool> wanted, Func<Task> cause)
    {
        // The session is there before the cause: it misses nothing.
        string[] listen = [.. access, "-q", "1", "-c", "-i", $"device-{Guid.NewGuid():N}", "-t", "devices/+/commands"];
        await RunAsync("mosquitto_sub", [.. listen, "-E"]);
        await cause();
        return await Tool.FindLineAsync(
            wanted, "kubectl", ["-n", where, "exec", pod, "--", "timeout", "180", "mosquitto_sub", .. listen, "-v"]);
    }

    private Task<string> RunAsync(string program, string[] arguments) =>
        Tool.RunAsync("kubectl", ["-n", where, "exec", pod, "--", program, .. arguments]);
}
