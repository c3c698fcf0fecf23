using System.Diagnostics;

namespace KafkaAlarms.Cluster.Tests.Kubernetes;

/// <summary>helm and kubectl as child processes, for the cluster that KUBECONFIG names.</summary>
internal static class Tool
{
    private const string Variable = "KUBECONFIG";

    private static readonly string Repository = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>Skips the test when no cluster is named.</summary>
    public static void RequireCluster() => Assert.SkipWhen(
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable)),
        $"No real Kubernetes: {Variable} does not name a cluster.");

    /// <summary>Runs a program in the repository to its end.</summary>
    /// <returns>The exit code and all that it said.</returns>
    public static async Task<(int ExitCode, string Said)> TryAsync(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = Repository,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
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

    private static string Find(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "global.json"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("These tests run inside the repository.");
    }
}
