using System.Text.Encodings.Web;
using System.Text.Json;
using KafkaAlarms.Benchmarks.Measuring;

namespace KafkaAlarms.Benchmarks.Reports;

/// <summary>The data of a measurement and its page, one beside the other.</summary>
internal static class ResultFiles
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        IndentSize = 2,
        IgnoreReadOnlyProperties = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Prints the page, and with <c>--results NAME</c> writes NAME.json and NAME.md.</summary>
    public static void Write<T>(Arguments arguments, T data, Func<T, string> page)
    {
        Console.WriteLine();
        Console.WriteLine(page(data));
        string name = arguments.Text("--results", "");
        if (name.Length == 0) return;
        File.WriteAllText(name + ".json", JsonSerializer.Serialize(data, Options) + "\n");
        File.WriteAllText(name + ".md", page(data));
        Console.WriteLine($"written: {name}.json, {name}.md");
    }

    /// <summary>Reads data back.</summary>
    public static T Read<T>(string file) =>
        JsonSerializer.Deserialize<T>(File.ReadAllText(file), Options)
        ?? throw new InvalidOperationException($"{file} holds nothing");
}
