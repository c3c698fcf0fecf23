using System.Diagnostics;

namespace KafkaAlarms.Chart.Tests.Rendering;

/// <summary>A program on the path.</summary>
internal static class PathProgram
{
    /// <summary>Where it is; null when it is not on the path.</summary>
    public static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Select(folder => Path.Combine(folder, name))
        .FirstOrDefault(File.Exists);

    /// <summary>Runs it in the repository.</summary>
    /// <returns>Exit code, standard output and standard error; null when it is not there.</returns>
    public static async Task<(int ExitCode, string Output, string Error)?> RunAsync(string name, params string[] arguments)
    {
        if (Find(name) is not { } path) return null;
        ProcessStartInfo start = new(path, arguments)
        {
            WorkingDirectory = Repository.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }
}
