using System.Diagnostics;

namespace KafkaAlarms.Engine.Tests.Validating;

/// <summary>The system's Python with the Debian package python3-jsonschema.</summary>
internal static class Python
{
    private const string Program = "/usr/bin/python3";

    /// <summary>Why it cannot be used here; null when it can.</summary>
    public static async Task<string?> LackingAsync()
    {
        if (!File.Exists(Program)) return $"There is no {Program}.";
        (int exitCode, _) = await RunAsync(["-c", "import jsonschema"], string.Empty);
        return exitCode == 0 ? null : $"{Program} has no jsonschema: install the Debian package python3-jsonschema.";
    }

    /// <summary>Runs a script and gives its exit code and what it printed.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(IReadOnlyList<string> arguments, string input)
    {
        ProcessStartInfo start = new(Program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["PYTHONIOENCODING"] = "utf-8";
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}
