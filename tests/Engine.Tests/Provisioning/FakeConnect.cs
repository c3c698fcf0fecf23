using System.Net;
using System.Text.Json;
using KafkaAlarms.Engine.Provisioning.Connectors;

namespace KafkaAlarms.Engine.Tests.Provisioning;

/// <summary>Connect's REST interface as far as it is used, with what goes wrong there on demand.</summary>
internal sealed class FakeConnect : HttpMessageHandler
{
    public const string SourceClass = "example.Source";

    private const string Running = """{"connector":{"state":"RUNNING"},"tasks":[{"id":0,"state":"RUNNING"}]}""";

    public const string Failed = """
        {"connector":{"state":"RUNNING"},"tasks":[{"id":0,"state":"FAILED","trace":"a.Wrapper: outer\n\tat a.B\nCaused by: b.Cause: the password is wrong\n\tat b.C"}]}
        """;

    /// <summary>Every request, as method and path.</summary>
    public List<string> Requests { get; } = [];

    public Dictionary<string, Dictionary<string, string>> Configs { get; } = [];

    /// <summary>What connectors answer to a question for their state, in order; the last one stays.</summary>
    public Queue<string> Statuses { get; } = new([Running]);

    /// <summary>What tasks answer of their configuration, in order, as JSON; the last one stays.</summary>
    public Queue<string> Tasks { get; } = new(["{}"]);

    /// <summary>Statuses that the next requests are answered with instead.</summary>
    public Queue<HttpStatusCode> Outages { get; } = [];

    /// <summary>What validation finds wrong.</summary>
    public string[] Errors { get; init; } = [];

    /// <summary>Answers whatever state connectors have once one was restarted.</summary>
    public bool RestartHelps { get; init; }

    public ConnectClient Client() => new(new HttpClient(this) { BaseAddress = new Uri("http://connect/") });

    public int Count(string start) => Requests.Count(request => request.StartsWith(start, StringComparison.Ordinal));

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string path = request.RequestUri!.PathAndQuery;
        Requests.Add($"{request.Method} {path}");
        if (Outages.TryDequeue(out HttpStatusCode outage))
            return Reply(outage, """{"error_code":0,"message":"it is being rebalanced."}""");
        string body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        return Answer(request.Method, path, body);
    }

    private HttpResponseMessage Answer(HttpMethod method, string path, string body)
    {
        string[] parts = path.Split('?')[0].Trim('/').Split('/');
        return parts switch
        {
            ["health"] => Reply(HttpStatusCode.OK, "{}"),
            ["connector-plugins"] => Reply(HttpStatusCode.OK, $$"""[{"class":"{{SourceClass}}","type":"source"}]"""),
            ["connector-plugins", ..] => Reply(HttpStatusCode.OK, Validation()),
            ["connectors"] => Reply(HttpStatusCode.OK, List()),
            ["connectors", var name, "config"] when method == HttpMethod.Put => Put(name, body),
            ["connectors", var name, "config"] => Configs.TryGetValue(name, out var config)
                ? Reply(HttpStatusCode.OK, JsonSerializer.Serialize(config)) : Reply(HttpStatusCode.NotFound, "{}"),
            ["connectors", _, "status"] => Reply(HttpStatusCode.OK, State()),
            ["connectors", _, "tasks"] => Reply(HttpStatusCode.OK, $$"""[{"config":{{Next(Tasks)}}}]"""),
            ["connectors", _, "restart"] => Restart(),
            _ => Reply(HttpStatusCode.BadRequest, "{}"),
        };
    }

    private HttpResponseMessage Put(string name, string body)
    {
        HttpStatusCode status = Configs.ContainsKey(name) ? HttpStatusCode.OK : HttpStatusCode.Created;
        Configs[name] = JsonSerializer.Deserialize<Dictionary<string, string>>(body)!;
        return Reply(status, "{}");
    }

    private HttpResponseMessage Restart()
    {
        if (RestartHelps)
        {
            Statuses.Clear();
            Statuses.Enqueue(Running);
        }

        return Reply(HttpStatusCode.Accepted, "{}");
    }

    private string State() => Next(Statuses);

    private static string Next(Queue<string> answers) => answers.Count > 1 ? answers.Dequeue() : answers.Peek();

    private string List() =>
        "{" + string.Join(',', Configs.Keys.Select(name => $"{Quote(name)}:{{\"status\":{State()}}}")) + "}";

    private string Validation() =>
        $$$"""{"configs":[{"value":{"name":"k","errors":[{{{string.Join(',', Errors.Select(Quote))}}}]}}]}""";

    private static string Quote(string text) => JsonSerializer.Serialize(text);

    private static HttpResponseMessage Reply(HttpStatusCode status, string body) =>
        new(status) { Content = new StringContent(body) };
}
