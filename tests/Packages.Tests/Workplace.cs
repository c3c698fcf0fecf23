using System.Diagnostics;
using System.Text;

namespace KafkaAlarms.Packages.Tests;

/// <summary>A folder of its own for a new user: home, packages and tools, gone at the end.</summary>
internal sealed class Workplace : IDisposable
{
    private static readonly TimeSpan LongestCommand = TimeSpan.FromMinutes(15);

    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("kafka-alarms-user-");

    public Workplace()
    {
        Feed = root.CreateSubdirectory("feed").FullName;
        Current = root.CreateSubdirectory("work").FullName;
    }

    /// <summary>Folder that packages are packed into.</summary>
    public string Feed { get; }

    /// <summary>Folder in which commands run.</summary>
    public string Current { get; private set; }

    private string Home => Path.Combine(root.FullName, "home");

    public void Dispose()
    {
        try
        {
            root.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A program that has just ended may still be closing its files; the system cleans its own folder.
        }
    }

    /// <summary>Goes to a folder.</summary>
    public void ChangeTo(string folder) => Current = Path.GetFullPath(Path.Combine(Current, folder));

    /// <summary>Runs a program to its end.</summary>
    /// <returns>Its exit code, and what it printed to both outputs.</returns>
    public async Task<(int ExitCode, string Output)> RunAsync(string program, string[] arguments, CancellationToken stop)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = Current, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        Isolate(start.Environment);
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(LongestCommand);
        using Process process = new() { StartInfo = start };
        StringBuilder output = new();
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(output, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        lock (output) return (process.ExitCode, output.ToString());
    }

    /// <summary>Where a program of this name lies: a tool that was installed here, else anywhere on the path.</summary>
    public string Find(string program)
    {
        string tool = Path.Combine(Home, ".dotnet", "tools", program);
        return File.Exists(tool) ? tool : program;
    }

    private static void Append(StringBuilder output, string? line)
    {
        lock (output) output.Append(line).Append('\n');
    }

    private void Isolate(IDictionary<string, string?> environment)
    {
        // What the test's own build has set is not meant for the user's.
        foreach (string name in environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            environment.Remove(name);
        environment["DOTNET_CLI_HOME"] = Home;
        environment["NUGET_PACKAGES"] = Path.Combine(root.FullName, "packages");
        environment["NUGET_HTTP_CACHE_PATH"] = Path.Combine(root.FullName, "http-cache");
        environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        environment["DOTNET_NOLOGO"] = "1";
        environment["DOTNET_ADD_GLOBAL_TOOLS_TO_PATH"] = "0";
        environment["NO_COLOR"] = "1";
        environment["TERM"] = "dumb";
        // Servers that would outlive the test.
        environment["MSBUILDDISABLENODEREUSE"] = "1";
        environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        environment["UseSharedCompilation"] = "false";
    }
}
