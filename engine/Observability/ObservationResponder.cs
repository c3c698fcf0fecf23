using Microsoft.AspNetCore.Http;
using Prometheus;

namespace KafkaAlarms.Engine.Observability;

/// <summary>Answers the requests of probes and scrapes, and of who reads alarms.</summary>
/// <param name="registry">The metrics.</param>
/// <param name="health">The health.</param>
/// <param name="alarmSchema">Schema of alarm events; null where none are written.</param>
internal sealed class ObservationResponder(CollectorRegistry registry, EngineHealth health, string? alarmSchema = null)
{
    /// <summary>As in the schema's <c>$id</c>.</summary>
    private const string SchemaPath = "/schemas/v1/alarm.schema.json";

    private const string PlainText = "text/plain; charset=utf-8";
    private const string Schema = "application/schema+json";
    private const string Exposition = "text/plain; version=0.0.4; charset=utf-8";

    public Task RespondAsync(HttpContext context) => context.Request.Path.Value switch
    {
        _ when !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method) =>
            WriteAsync(context, StatusCodes.Status405MethodNotAllowed, "only GET\n"),
        "/health/live" => WriteHealthAsync(context, health.IsLive, "live", Faults(), []),
        "/health/ready" => WriteHealthAsync(context, health.IsReady, "ready", Faults().Concat(Reasons()), Warnings()),
        "/metrics" => WriteMetricsAsync(context),
        SchemaPath when alarmSchema is not null => WriteAsync(context, StatusCodes.Status200OK, alarmSchema, Schema),
        _ => WriteAsync(context, StatusCodes.Status404NotFound, Pages),
    };

    private string Pages => $"/health/live /health/ready /metrics{(alarmSchema is null ? "" : $" {SchemaPath}")}\n";

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

    private static Task WriteAsync(HttpContext context, int status, string text, string type = PlainText)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.WriteAsync(text);
    }
}
