using Microsoft.AspNetCore.Http;
using Prometheus;

namespace KafkaAlarms.Engine.Observability;

/// <summary>Answers the requests of probes and scrapes.</summary>
internal sealed class ObservationResponder(CollectorRegistry registry, EngineHealth health)
{
    private const string Exposition = "text/plain; version=0.0.4; charset=utf-8";

    public Task RespondAsync(HttpContext context) => context.Request.Path.Value switch
    {
        _ when !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method) =>
            WriteAsync(context, StatusCodes.Status405MethodNotAllowed, "only GET\n"),
        "/health/live" => WriteHealthAsync(context, health.IsLive, "live", Faults(), []),
        "/health/ready" => WriteHealthAsync(context, health.IsReady, "ready", Faults().Concat(Reasons()), Warnings()),
        "/metrics" => WriteMetricsAsync(context),
        _ => WriteAsync(context, StatusCodes.Status404NotFound, "/health/live /health/ready /metrics\n"),
    };

    private IEnumerable<string> Faults() => health.Fault is { } fault ? [fault] : [];

    private IEnumerable<string> Reasons() => health.Reasons.Select(pair => $"{pair.Key} {pair.Value}");

    private IEnumerable<string> Warnings() =>
        health.Warnings.Select(pair => $"warning: {pair.Key} {pair.Value}\n");

    private static Task WriteHealthAsync(
        HttpContext context, bool healthy, string word, IEnumerable<string> reasons, IEnumerable<string> warnings)
    {
        string state = healthy ? $"{word}\n" : $"not {word}: {string.Join("; ", reasons)}\n";
        int status = healthy ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        return WriteAsync(context, status, state + string.Concat(warnings));
    }

    private async Task WriteMetricsAsync(HttpContext context)
    {
        using MemoryStream text = new();
        await registry.CollectAndExportAsTextAsync(text, context.RequestAborted);
        context.Response.ContentType = Exposition;
        context.Response.ContentLength = text.Length;
        if (HttpMethods.IsHead(context.Request.Method)) return;
        text.Position = 0;
        await text.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private static Task WriteAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.WriteAsync(text);
    }
}
