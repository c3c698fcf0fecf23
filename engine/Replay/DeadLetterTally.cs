using System.Globalization;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model.Records;

namespace KafkaAlarms.Engine.Replay;

/// <summary>Counts what the engine would write to its dead-letter topics, and tells the first of them.</summary>
internal sealed class DeadLetterTally
{
    private const int MostTold = 5;

    private readonly List<Problem> told = [];

    /// <summary>Number of all.</summary>
    public long Count { get; private set; }

    /// <summary>The first of them, and how many there are beyond.</summary>
    public IEnumerable<Problem> Problems => Count <= MostTold ? told : told.Append(new Problem(
        told[^1].Code,
        told[^1].Where,
        string.Create(CultureInfo.InvariantCulture, $"{Count - MostTold} more dead letters follow.")));

    /// <summary>Takes note of a record that could not be read.</summary>
    public void Add(SourceRecord record, DecodeProblem problem) => Add(
        problem.Code,
        string.Create(CultureInfo.InvariantCulture, $"{record.Topic}[{record.Partition}]@{record.Offset}"),
        $"It would be a dead letter: {problem.Detail}.");

    /// <summary>Takes note of an event that broke its schema.</summary>
    public void Add(string alarmKey, string violations) =>
        Add(ErrorCode.EventBreaksSchema, alarmKey, $"The event would be a dead letter: {violations}.");

    private void Add(ErrorCode code, string where, string what)
    {
        Count++;
        if (told.Count < MostTold) told.Add(new Problem(code, where, what));
    }
}
