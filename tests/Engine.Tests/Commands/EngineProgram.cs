using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using KafkaAlarms.Engine.Commands;

namespace KafkaAlarms.Engine.Tests.Commands;

/// <summary>The program as a process of its own; ends with the test.</summary>
internal sealed class EngineProgram : IDisposable
{
    public const int Interrupt = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly TaskCompletionSource heard = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> lines = [];
    private readonly string awaited;

    private EngineProgram(Process process, string awaited)
    {
        this.process = process;
        this.awaited = awaited;
    }

    /// <summary>Everything it has written.</summary>
    public string Output
    {
        get
        {
            lock (lines) return string.Join('\n', lines);
        }
    }

    /// <summary>Starts it.</summary>
    /// <param name="awaited">A text that <see cref="HeardAsync"/> waits for.</param>
    /// <param name="arguments">The command line.</param>
    public static EngineProgram Start(string awaited, params string[] arguments)
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
        EngineProgram program = new(new Process { StartInfo = start }, awaited);
        program.process.OutputDataReceived += (_, line) => program.Add(line.Data);
        program.process.ErrorDataReceived += (_, line) => program.Add(line.Data);
        program.process.Start();
        program.process.BeginOutputReadLine();
        program.process.BeginErrorReadLine();
        return program;
    }

    public Task HeardAsync() => heard.Task.WaitAsync(Patience);

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
        if (line.Contains(awaited, StringComparison.Ordinal)) heard.TrySetResult();
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendToProcess(int processId, int signal);
}
