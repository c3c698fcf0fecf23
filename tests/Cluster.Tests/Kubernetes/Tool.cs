using System.Diagnostics;

namespace KafkaAlarms.Cluster.Tests.Kubernetes;

/// <summary>helm and kubectl as child processes, for the cluster that KUBECONFIG names.</summary>
internal static class Tool
{
    private const string Variable = "KUBECONFIG";

    private static readonly string Repository = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>Whether a cluster is named.</summary>
    public static bool HasCluster => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable));

    /// <summary>Skips the test when no cluster is named.</summary>
    public static void RequireCluster() =>
        Assert.SkipUnless(HasCluster, $"No real Kubernetes: {Variable} does not name a cluster.");

    /// <summary>Runs a program in the repository to its end.</summary>
    /// <returns>The exit code and all that it said.</returns>
    public static async Task<(int ExitCode, string Said)> TryAsync(string program, params string[] arguments)
    {
        using Process process = Start(program, arguments);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }

    /// <summary>Runs a program that must succeed.</summary>
    /// <returns>What it said.</returns>
    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        (int code, string said) = await TryAsync(program, arguments);
        code.ShouldBe(0, $"{program} {string.Join(' ', arguments)}\n{said}");
        return said;
    }

    /// <summary>Reads what a program says until a line is the wanted one, and ends the program.</summary>
    /// <returns>That line.</returns>
    public static async Task<string> FindLineAsync(Func<string, bool> wanted, string program, params string[] arguments)
    {
        using Process process = Start(program, arguments);
        Task<string> error = process.StandardError.ReadToEndAsync();
        Queue<string> last = [];
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (wanted(line))
            {
                process.Kill();
                return line;
            }

            last.Enqueue(line);
            if (last.Count > 5) last.Dequeue();
        }

        string[] said = ["The wanted line did not come; the last ones were:", .. last, await error];
        Assert.Fail(string.Join('\n', said));
        return "";
    }

    /// <summary>Makes the objects of a manifest.</summary>
    public static async Task ApplyAsync(string manifest)
    {
        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, manifest);
            await RunAsync("kubectl", "apply", "-f", file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static Process Start(string program, string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = Repository,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }

    private static string Find(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "global.json"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("These tests run inside the repository.");
    }
}
