using System.Net;
using System.Text.Json;
using KafkaAlarms.Engine.Model.Text;

namespace KafkaAlarms.Engine.Provisioning.Connectors;

/// <summary>What Connect's REST interface answered.</summary>
/// <param name="Status">HTTP status; null when nobody answered.</param>
/// <param name="Body">Body, or why nobody answered.</param>
internal sealed record ConnectReply(HttpStatusCode? Status, string Body)
{
    public bool IsOk => Status is { } status && (int)status is >= 200 and < 300;

    public bool IsMissing => Status == HttpStatusCode.NotFound;

    /// <summary>True when the same request may succeed in a moment: nobody answers, the workers are rebalancing,
    /// Kafka is away.</summary>
    public bool MayPass => Status is null or HttpStatusCode.Conflict || (int)Status >= 500;

    /// <summary>The reply as the end of a sentence.</summary>
    public string Reason => Status is { } status ? $"{(int)status} {Message()}" : Message();

    /// <summary>The body as JSON.</summary>
    /// <returns>Null when it is none.</returns>
    public T? Read<T>()
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(Body, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private string Message()
    {
        string text = Read<ConnectFault>()?.Message is { Length: > 0 } message ? message : Body;
        return OneLine.Of(text).TrimEnd('.');
    }

    private sealed record ConnectFault(string? Message);
}
