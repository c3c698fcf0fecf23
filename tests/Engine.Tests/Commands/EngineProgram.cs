using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using KafkaAlarms.Engine.Commands;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Commands;

/// <summary>The program as a process of its own; ends with the test.</summary>
internal sealed class EngineProgram : IDisposable
{
    public const int Interrupt = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly Process process;
    private readonly List<string> lines = [];

    private EngineProgram(Process process) => this.process = process;

    /// <summary>Everything it has written.</summary>
    public string Output
    {
        get
        {
            lock (lines) return string.Join('\n', lines);
        }
    }

    /// <summary>Starts it with a command line.</summary>
    public static EngineProgram Start(params string[] arguments)
    {
        // The runtime that runs these tests is the one that the program was built for.
        string dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
        // Tests that run in the background of a shell ignore SIGINT, and so would what they start.
        string[] whole = ["--default-signal=INT", dotnet, typeof(CommandLineRunner).Assembly.Location, .. arguments];
        ProcessStartInfo start = new("env", whole)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        EngineProgram program = new(new Process { StartInfo = start });
        program.process.OutputDataReceived += (_, line) => program.Add(line.Data);
        program.process.ErrorDataReceived += (_, line) => program.Add(line.Data);
        program.process.Start();
        program.process.BeginOutputReadLine();
        program.process.BeginErrorReadLine();
        return program;
    }

    /// <summary>Waits until it has written a text.</summary>
    public async Task SaysAsync(string text)
    {
        var watch = Stopwatch.StartNew();
        while (!Output.Contains(text, StringComparison.Ordinal))
        {
            if (process.HasExited || watch.Elapsed > Patience)
                throw new InvalidOperationException($"It has not said \"{text}\" but:\n{Output}");
            await Task.Delay(Interval, TestContext.Current.CancellationToken);
        }
    }

    public void Send(int signal)
    {
        if (SendToProcess(process.Id, signal) != 0) throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    /// <returns>The exit code.</returns>
    public async Task<int> EndAsync()
    {
        await process.WaitForExitAsync(CancellationToken.None).WaitAsync(Patience);
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
    }

    private void Add(string? line)
    {
        if (line is null) return;
        lock (lines) lines.Add(line);
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendToProcess(int processId, int signal);
}
