using System.Diagnostics;

namespace KafkaAlarms.Cluster.Tests.Kubernetes;

/// <summary>helm and kubectl as child processes, for the cluster that KUBECONFIG names.</summary>
internal static class Tool
{
    private const string Variable = "KUBECONFIG";
    private const string Full = "CLUSTER_FULL";

    /// <summary>Folder of the repository.</summary>
    public static string Repository { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>Whether a cluster is named.</summary>
    public static bool HasCluster => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable));

    /// <summary>Skips the test when no cluster is named.</summary>
    public static void RequireCluster() =>
        Assert.SkipUnless(HasCluster, $"No real Kubernetes: {Variable} does not name a cluster.");

    /// <summary>Whether there is time for everything.</summary>
    public static bool IsFull => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Full));

    /// <summary>Skips a test that is for a run with time for everything.</summary>
    public static void RequireFull() => Assert.SkipUnless(IsFull, $"Takes long: runs with .ci/run --full, or where {Full} is set.");

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

    /// <summary>Makes the objects of a manifest that stands beside this file.</summary>
    public static async Task ApplyFileAsync(string name, Func<string, string> fill) =>
        await ApplyAsync(fill(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Kubernetes", name))));

    /// <summary>Makes a Secret.</summary>
    public static Task<string> SecretAsync(string where, string name, IReadOnlyDictionary<string, string> data) => RunAsync(
        "kubectl", ["create", "secret", "generic", name, "-n", where, .. data.Select(one => $"--from-literal={one.Key}={one.Value}")]);

    /// <summary>Applies the objects of a manifest.</summary>
    /// <returns>What kubectl said, warnings of the server included.</returns>
    public static async Task<string> ApplyAsync(string manifest, params string[] more)
    {
        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, manifest);
            return await RunAsync("kubectl", ["apply", "-f", file, .. more]);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Starts a program in the repository.</summary>
    public static Process Start(string program, string[] arguments)
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
