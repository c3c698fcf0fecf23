using System.Net.Sockets;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Observability;
using Microsoft.Extensions.Logging;

namespace KafkaAlarms.Engine.Commands;

/// <summary>Begins to serve health and metrics where the settings ask for it.</summary>
internal static class ObservationStart
{
    /// <summary>Begins to listen.</summary>
    /// <returns>The server, none when nothing is to be served; or why the address cannot be listened on.</returns>
    public static async Task<(ObservationServer? Server, Problem? Refused)> ListenAsync(
        HttpOptions http, ObservationResponder responder, ILoggerFactory logs)
    {
        if (http.Listen is not { } listen) return (null, null);
        try
        {
            ObservationServer server = await ObservationServer.StartAsync(listen, responder, logs);
            EngineLog.HttpListens(logs.CreateLogger("KafkaAlarms"), server.Address);
            return (server, null);
        }
        catch (Exception fault) when (fault is IOException or SocketException)
        {
            string what = $"\"{listen}\" cannot be listened on: {fault.Message}";
            return (null, new Problem(ErrorCode.ListenRefused, "Http:Listen", what, "Choose another address or port."));
        }
    }
}
