using System.Net.Http.Json;
using System.Net.Sockets;

namespace KafkaAlarms.Engine.Provisioning.Connectors;

/// <summary>The requests of Connect's REST interface that are needed here; a failure is a reply as well.</summary>
/// <param name="http">Client whose base address is Connect's.</param>
internal sealed class ConnectClient(HttpClient http)
{
    // Connect itself takes ten seconds to say that Kafka is away.
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    /// <summary>A client over the network.</summary>
    public static HttpClient Open(Uri connect) => new()
    {
        BaseAddress = new Uri(connect.AbsoluteUri.TrimEnd('/') + "/"),
        Timeout = Timeout,
    };

    public Task<ConnectReply> HealthAsync(CancellationToken stop) => GetAsync("health", stop);

    public Task<ConnectReply> PluginsAsync(CancellationToken stop) => GetAsync("connector-plugins", stop);

    public Task<ConnectReply> ConfigAsync(string connector, CancellationToken stop) =>
        GetAsync($"connectors/{Escape(connector)}/config", stop);

    public Task<ConnectReply> StatusAsync(string connector, CancellationToken stop) =>
        GetAsync($"connectors/{Escape(connector)}/status", stop);

    public Task<ConnectReply> TasksAsync(string connector, CancellationToken stop) =>
        GetAsync($"connectors/{Escape(connector)}/tasks", stop);

    public Task<ConnectReply> StatusesAsync(CancellationToken stop) => GetAsync("connectors?expand=status", stop);

    /// <summary>Asks what is wrong with a configuration; the connector's remote ends are not tried.</summary>
    public Task<ConnectReply> ValidateAsync(
        string className, IReadOnlyDictionary<string, string> config, CancellationToken stop) =>
        SendAsync(HttpMethod.Put, $"connector-plugins/{Escape(className)}/config/validate", config, stop);

    public Task<ConnectReply> PutAsync(
        string connector, IReadOnlyDictionary<string, string> config, CancellationToken stop) =>
        SendAsync(HttpMethod.Put, $"connectors/{Escape(connector)}/config", config, stop);

    /// <summary>Restarts what has failed of a connector: itself, or single tasks.</summary>
    public Task<ConnectReply> RestartFailedAsync(string connector, CancellationToken stop) => SendAsync(
        HttpMethod.Post, $"connectors/{Escape(connector)}/restart?includeTasks=true&onlyFailed=true", null, stop);

    private static string Escape(string name) => Uri.EscapeDataString(name);

    private Task<ConnectReply> GetAsync(string path, CancellationToken stop) =>
        SendAsync(HttpMethod.Get, path, null, stop);

    private async Task<ConnectReply> SendAsync(
        HttpMethod method, string path, IReadOnlyDictionary<string, string>? body, CancellationToken stop)
    {
        using HttpRequestMessage request = new(method, path);
        if (body is not null) request.Content = JsonContent.Create(body);
        try
        {
            using HttpResponseMessage response = await http.SendAsync(request, stop);
            return new ConnectReply(response.StatusCode, await response.Content.ReadAsStringAsync(stop));
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or SocketException)
        {
            return new ConnectReply(null, fault.Message);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new ConnectReply(null, $"no answer within {http.Timeout.TotalSeconds:F0} s");
        }
    }
}
