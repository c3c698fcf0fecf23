using KafkaAlarms.Engine.Errors;

namespace KafkaAlarms.Engine.Commands.Init;

/// <summary>Ends an init command: its problems, and the exit code that they come to.</summary>
internal static class InitReport
{
    private static readonly ErrorCode[] Waiting =
    [
        ErrorCode.BrokersMissing, ErrorCode.TopicsNotReady, ErrorCode.ConnectUnavailable, ErrorCode.ConnectorFailed,
        ErrorCode.PluginDownloadFailed, ErrorCode.UsersNotReady,
    ];

    /// <summary>Writes one line for each problem.</summary>
    /// <returns>0 without any; 69 when something did not answer or run in time; 78 when something given is
    /// wrong.</returns>
    public static int Write(TextWriter error, IReadOnlyList<Problem> problems)
    {
        if (problems.Count == 0) return ExitCode.Stopped;
        int code = ProblemReport.Write(error, problems);
        return problems.All(problem => Waiting.Contains(problem.Code)) ? ExitCode.BrokerUnavailable : code;
    }
}
