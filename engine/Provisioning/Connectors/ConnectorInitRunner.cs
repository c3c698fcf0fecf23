using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Observability;
using Microsoft.Extensions.Logging;

namespace KafkaAlarms.Engine.Provisioning.Connectors;

/// <summary>Brings connectors into a Connect cluster and waits until they run.</summary>
internal sealed class ConnectorInitRunner(
    ConnectClient connect, Patience patience, TextWriter output, ILogger log)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    /// <summary>Does all that is needed.</summary>
    /// <param name="wanted">The connectors; others are left alone.</param>
    /// <param name="stop">Ends the waiting.</param>
    /// <returns>What could not be done.</returns>
    public async Task<IReadOnlyList<Problem>> RunAsync(
        IReadOnlyList<WantedConnector> wanted, CancellationToken stop)
    {
        ConnectReply health = await AskAsync(connect.HealthAsync, stop);
        if (!health.IsOk) return [Unavailable(health)];
        List<Problem> problems = [];
        foreach (WantedConnector connector in wanted) problems.AddRange(await JudgeAsync(connector, stop));
        if (problems.Count > 0) return problems;
        List<PlacedConnector> placed = [];
        foreach (WantedConnector connector in wanted)
        {
            (PlacedConnector? one, Problem? refused) = await PlaceAsync(connector, stop);
            if (one is not null) placed.Add(one);
            if (refused is not null) problems.Add(refused);
        }

        ConnectorSettling settling = new(connect, patience, output);
        foreach (PlacedConnector connector in problems.Count > 0 ? [] : placed)
        {
            if (await settling.WaitAsync(connector, stop) is { } failed) problems.Add(failed);
        }

        return problems;
    }

    /// <summary>Repeats a request while its failure may pass.</summary>
    private async Task<ConnectReply> AskAsync(
        Func<CancellationToken, Task<ConnectReply>> request, CancellationToken stop)
    {
        string reported = "";
        while (true)
        {
            ConnectReply reply = await request(stop);
            if (!reply.MayPass || patience.IsOver) return reply;
            if (reply.Reason != reported) EngineLog.WaitingForConnect(log, reply.Reason);
            reported = reply.Reason;
            await patience.PauseAsync(Interval, stop);
        }
    }

    private async Task<IEnumerable<Problem>> JudgeAsync(WantedConnector connector, CancellationToken stop)
    {
        ConnectReply plugins = await AskAsync(connect.PluginsAsync, stop);
        if (plugins.MayPass) return [Unavailable(plugins)];
        Plugin[] there = plugins.Read<Plugin[]>() ?? [];
        if (there.All(plugin => plugin.Class != connector.ClassName))
        {
            return
            [
                new Problem(
                    ErrorCode.ConnectorClassMissing,
                    $"connector {connector.Name}",
                    $"Connect has no plug-in {connector.ClassName}.",
                    "Put it into a folder of its own below plugin.path, or correct connector.class."),
            ];
        }

        ConnectReply reply = await AskAsync(
            token => connect.ValidateAsync(connector.ClassName, connector.Config, token), stop);
        if (reply.MayPass) return [Unavailable(reply)];
        if (!reply.IsOk) return [Refused(connector, reply.Reason)];
        return ConfigValidation.FaultsOf(reply).Select(fault => Refused(connector, fault));
    }

    private async Task<(PlacedConnector? Placed, Problem? Problem)> PlaceAsync(
        WantedConnector connector, CancellationToken stop)
    {
        ConnectReply there = await AskAsync(token => connect.ConfigAsync(connector.Name, token), stop);
        if (there is { IsOk: false, IsMissing: false }) return (null, Unavailable(there));
        Dictionary<string, string>? actual = there.IsMissing ? null : there.Read<Dictionary<string, string>>();
        string[] differences = [.. connector.Differences(actual).Order(StringComparer.Ordinal)];
        PlacedConnector placed = new(connector.Name, Replaced(differences, actual));
        if (differences.Length == 0)
        {
            output.WriteLine($"unchanged  {connector.Name}");
            return (placed, null);
        }

        ConnectReply put = await AskAsync(
            token => connect.PutAsync(connector.Name, connector.Config, token), stop);
        if (put.MayPass) return (null, Unavailable(put));
        if (!put.IsOk) return (null, Refused(connector, put.Reason));
        // Names of keys alone: a value may be a password that was not given by reference.
        output.WriteLine(actual is null
            ? $"created    {connector.Name}: {connector.ClassName}"
            : $"changed    {connector.Name}: {string.Join(", ", differences)}");
        return (placed, null);
    }

    private static Dictionary<string, string> Replaced(
        IEnumerable<string> differences, Dictionary<string, string>? actual) =>
        differences.Where(key => actual?.ContainsKey(key) == true).ToDictionary(key => key, key => actual![key]);

    private static Problem Refused(WantedConnector connector, string reason) => new(
        ErrorCode.ConnectorConfigRefused,
        $"connector {connector.Name}",
        $"Connect refuses its configuration: {reason}.",
        "Correct it.");

    private Problem Unavailable(ConnectReply reply) => new(
        ErrorCode.ConnectUnavailable,
        "Connect",
        $"It does not serve after {patience.Seconds:F0} s: {reply.Reason}.",
        "Look at its workers and at the brokers; a longer time is --timeout.");

    private sealed record Plugin(string Class);
}
