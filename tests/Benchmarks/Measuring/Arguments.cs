using System.Globalization;

namespace KafkaAlarms.Benchmarks.Measuring;

/// <summary>Options of a benchmark, each a name and a value.</summary>
/// <param name="all">Name of the benchmark, then its options.</param>
internal sealed class Arguments(string[] all)
{
    private readonly string[] words = all.Length > 0 ? all[1..] : [];

    public string Bootstrap => Text("--bootstrap", Environment.GetEnvironmentVariable("KAFKA_BOOTSTRAP") ?? "localhost:9092");

    public string Topic => Text("--topic", "benchmark-sensordata");

    /// <summary>The command that repeats the run.</summary>
    public string CommandLine { get; private init; } =
        "dotnet run -c Release --no-build --project tests/Benchmarks -- " + string.Join(' ', all);

    public bool Has(string name) => words.Contains(name);

    /// <summary>The same with another value of an option, of a command that is still the one that was given.</summary>
    public Arguments With(string name, string value)
    {
        int at = Array.IndexOf(words, name);
        string[] others = at < 0 ? words : [.. words[..at], .. words.Skip(at + 2)];
        return new Arguments([.. all.Take(1), .. others, name, value]) { CommandLine = CommandLine };
    }

    public int Number(string name, int fallback) =>
        int.Parse(Text(name, fallback.ToString(CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture);

    /// <summary>Numbers with commas between them.</summary>
    public int[] Numbers(string name, string fallback) =>
        [.. Text(name, fallback).Split(',').Select(number => int.Parse(number, CultureInfo.InvariantCulture))];

    /// <summary>A folder that an option or a variable of the environment names.</summary>
    /// <exception cref="InvalidOperationException">Neither does, or what it should hold is not there.</exception>
    public string Folder(string name, string variable, string holds)
    {
        string folder = Text(name, Environment.GetEnvironmentVariable(variable) ?? "");
        if (folder.Length == 0) throw new InvalidOperationException($"Neither {name} nor {variable} names a folder.");
        return File.Exists(Path.Combine(folder, holds))
            ? Path.GetFullPath(folder)
            : throw new InvalidOperationException($"{folder} does not hold {holds}.");
    }

    public string Text(string name, string fallback)
    {
        int at = Array.IndexOf(words, name);
        return at >= 0 && at + 1 < words.Length ? words[at + 1] : fallback;
    }
}
