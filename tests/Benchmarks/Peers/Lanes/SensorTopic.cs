using KafkaAlarms.Benchmarks.Input;
using KafkaAlarms.Benchmarks.Peers.Alarms;
using KafkaAlarms.Benchmarks.Peers.Programs;

namespace KafkaAlarms.Benchmarks.Peers.Lanes;

/// <summary>The topic that all lanes read, and what must come of it.</summary>
/// <param name="Bootstrap">Brokers.</param>
/// <param name="BrokerProcessId">Process of the broker.</param>
/// <param name="Name">Topic.</param>
/// <param name="Partitions">Its partitions.</param>
/// <param name="Records">All its records.</param>
/// <param name="Content">What they say.</param>
internal sealed record SensorTopic(
    string Bootstrap, int BrokerProcessId, string Name, int Partitions, long Records, SensorContent Content)
{
    public HashSet<long> Expected { get; } = ExpectedAlarms.Of(Content, Records);

    /// <summary>Alarms that are active when all records are read.</summary>
    public int ActiveAlarms => Expected.Sum(alarm => ExpectedAlarms.IsRaised(alarm) ? 1 : -1);

    /// <summary>Names of a run that nobody has used.</summary>
    public RunNames NewRun() => new(Bootstrap, Name, "run-" + Guid.NewGuid().ToString("N")[..12], Partitions);
}
