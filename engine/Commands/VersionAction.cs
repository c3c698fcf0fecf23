using System.CommandLine;
using System.CommandLine.Invocation;
using KafkaAlarms.Engine.Observability;

namespace KafkaAlarms.Engine.Commands;

/// <summary>Prints the version without the build's commit.</summary>
internal sealed class VersionAction : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine($"kafka-alarms {EngineVersion.Text}");
        return ExitCode.Stopped;
    }
}
