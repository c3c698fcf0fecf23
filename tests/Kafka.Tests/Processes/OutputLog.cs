namespace KafkaAlarms.Kafka.Tests.Processes;

/// <summary>Lines that a child process has written, standard output and error in the order of their arrival.</summary>
internal sealed class OutputLog
{
    private readonly Lock guard = new();
    private readonly List<string> lines = [];

    public void Add(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (guard)
        {
            lines.Add(line);
        }
    }

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (guard)
            {
                return lines.ToArray();
            }
        }
    }

    public int Count(string text) => Lines.Count(line => line.Contains(text, StringComparison.OrdinalIgnoreCase));

    public bool Says(string text, int fromLine = 0) =>
        Lines.Skip(fromLine).Any(line => line.Contains(text, StringComparison.OrdinalIgnoreCase));

    /// <summary>The last lines, for a failure message.</summary>
    public string Tail(int count = 40) => string.Join('\n', Lines.TakeLast(count));
}
