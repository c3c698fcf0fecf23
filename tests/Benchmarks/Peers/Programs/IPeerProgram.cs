using KafkaAlarms.Benchmarks.Peers.Alarms;
using KafkaAlarms.Kafka.Tests.Processes;

namespace KafkaAlarms.Benchmarks.Peers.Programs;

/// <summary>A program that does the alarm job as one or more processes of its own, until it is told to stop.</summary>
internal interface IPeerProgram
{
    /// <summary>What it is called in results.</summary>
    string Name { get; }

    /// <summary>Paths of the fields of its alarm event.</summary>
    AlarmFields Fields { get; }

    /// <summary>Starts its processes; exactly once, a commit every 100 ms.</summary>
    IReadOnlyList<ChildProcess> Start(RunNames names);
}
