using System.Globalization;
using KafkaAlarms.Engine.Errors;

namespace KafkaAlarms.Engine.Replay.Input;

/// <summary>Lines of a file that are no records: the first ones as problems, all of them counted.</summary>
internal sealed class BrokenLines(string name)
{
    private const int MostTold = 5;

    private readonly List<Problem> told = [];

    /// <summary>Number of all.</summary>
    public long Count { get; private set; }

    /// <summary>The first of them with their line numbers, and how many there are beyond.</summary>
    public IEnumerable<Problem> Problems => Count <= MostTold ? told : told.Append(new Problem(
        ErrorCode.ReplayLineBroken,
        name,
        string.Create(CultureInfo.InvariantCulture, $"{Count - MostTold} more lines were left out.")));

    /// <summary>Takes note of one.</summary>
    /// <param name="line">Number of the line at which it begins, from 1.</param>
    /// <param name="what">What is wrong, one sentence.</param>
    public void Add(long line, string what)
    {
        Count++;
        if (told.Count == MostTold) return;
        string where = string.Create(CultureInfo.InvariantCulture, $"{name} line {line}");
        told.Add(new Problem(ErrorCode.ReplayLineBroken, where, what, "The line was left out."));
    }
}
