using KafkaAlarms.Engine.Errors;

namespace KafkaAlarms.Engine.Commands;

/// <summary>Prints problems for the one who has to correct them.</summary>
internal static class ProblemReport
{
    /// <summary>Writes one line for each problem.</summary>
    /// <returns>The exit code for wrong configuration.</returns>
    public static int Write(TextWriter error, IEnumerable<Problem> problems)
    {
        foreach (Problem problem in problems) error.WriteLine(problem);
        return ExitCode.Configuration;
    }
}
