using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KafkaAlarms.Engine.Observability;

/// <summary>Serves health, metrics and the alarm schema.</summary>
internal sealed class ObservationServer : IAsyncDisposable
{
    private readonly WebApplication application;

    private ObservationServer(WebApplication application) => this.application = application;

    /// <summary>Address that is listened on, with the port that a 0 was replaced by.</summary>
    public Uri Address => new(application.Urls.First());

    /// <summary>Begins to listen.</summary>
    /// <param name="listen">host:port; host <c>*</c> for every interface, port 0 for any free one.</param>
    /// <param name="responder">Who answers.</param>
    /// <param name="logs">Where the server's warnings go.</param>
    /// <exception cref="IOException">KA8012: the address cannot be listened on.</exception>
    public static async Task<ObservationServer> StartAsync(
        string listen, ObservationResponder responder, ILoggerFactory logs)
    {
        // An empty builder reads no ASPNETCORE_ variables and no appsettings.json: the
        // engine's settings are the only ones.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton(logs);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Listen(kestrel, listen));
        WebApplication application = builder.Build();
        application.Run(responder.RespondAsync);
        await application.StartAsync();
        return new ObservationServer(application);
    }

    public async ValueTask DisposeAsync() => await application.DisposeAsync();

    private static void Listen(KestrelServerOptions kestrel, string listen)
    {
        int colon = listen.LastIndexOf(':');
        string host = listen[..colon].Trim('[', ']');
        int port = int.Parse(listen.AsSpan(colon + 1), System.Globalization.CultureInfo.InvariantCulture);
        kestrel.AddServerHeader = false;
        if (host is "*" or "+") kestrel.ListenAnyIP(port);
        else if (IPAddress.TryParse(host, out IPAddress? address)) kestrel.Listen(address, port);
        else if (port == 0) kestrel.Listen(IPAddress.Loopback, port);
        else kestrel.Listen(Dns.GetHostAddresses(host)[0], port);
    }
}
