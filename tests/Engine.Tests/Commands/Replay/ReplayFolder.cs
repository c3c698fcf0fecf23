using System.Text;
using KafkaAlarms.Engine.Commands;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Wire;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;

namespace KafkaAlarms.Engine.Tests.Commands.Replay;

/// <summary>Files to replay, in a folder that goes with the test.</summary>
internal sealed class ReplayFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("replay-");

    public string Path => folder.FullName;

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>Writes a file.</summary>
    /// <returns>Its path.</returns>
    public string Write(string name, string text)
    {
        string path = System.IO.Path.Combine(folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>The events that a replay prints.</summary>
    /// <param name="rules">The rules file.</param>
    /// <param name="name">Name of the input.</param>
    /// <param name="input">The input.</param>
    /// <param name="more">More arguments.</param>
    public async Task<AlarmEvent[]> EventsAsync(string rules, string name, string input, params string[] more)
    {
        using CommandLine line = new();
        string[] arguments =
            ["replay", "--rules", Write("rules.json", rules), "--input", Write(name, input), "--format", "jsonl", .. more];
        (await line.RunAsync(arguments)).ShouldBe(ExitCode.Stopped, line.Error);
        return
        [
            .. line.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(text => AlarmEventJson.Decode(Encoding.UTF8.GetBytes(text))),
        ];
    }
}
