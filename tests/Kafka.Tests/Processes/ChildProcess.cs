using System.Diagnostics;

namespace KafkaAlarms.Kafka.Tests.Processes;

/// <summary>A process that never outlives the test run: it is killed when disposed of or when the run dies.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    // A watcher reads the run's end of a pipe. A line means the child has ended; end of file means the run has died.
    // Signals to the whole process group must not end the watcher before it has done its work.
    private const string Guarded =
        "exec 3<&0; (trap '' TERM INT HUP; read -r _ && exit 0; kill -9 $$) <&3 >/dev/null 2>&1 & "
        + "exec \"$@\" </dev/null 3<&-";

    private readonly Process process;

    private ChildProcess(Process process) => this.process = process;

    public OutputLog Output { get; } = new();

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    /// <summary>Starts a program under a shell that replaces itself with it, so that the id is the program's own.</summary>
    public static ChildProcess Start(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo("/bin/sh")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (string argument in new[] { "-c", Guarded, "sh", program }.Concat(arguments))
        {
            start.ArgumentList.Add(argument);
        }

        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return Launch(start);
    }

    public void Send(int signal) => Signal.Send(process.Id, signal);

    /// <summary>Waits for the end and returns the exit code; 128 + signal number when a signal ended it.</summary>
    /// <exception cref="TimeoutException">It goes on; the message has what it said last.</exception>
    public async Task<int> WaitForExitAsync(TimeSpan timeout)
    {
        try
        {
            await process.WaitForExitAsync(CancellationToken.None).WaitAsync(timeout);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"It goes on after {timeout.TotalSeconds} s: {Output.Tail()}");
        }

        return process.ExitCode;
    }

    /// <summary>Ends the process at once, frozen or not.</summary>
    public async Task KillAsync()
    {
        if (!process.HasExited)
        {
            Send(Signal.Kill);
        }

        await WaitForExitAsync(TimeSpan.FromSeconds(30));
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        try
        {
            await process.StandardInput.WriteLineAsync();
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The watcher has gone already: nothing is left to be told.
        }

        process.Dispose();
    }

    private static ChildProcess Launch(ProcessStartInfo start)
    {
        var child = new ChildProcess(new Process { StartInfo = start });
        child.process.OutputDataReceived += (_, line) => child.Output.Add(line.Data);
        child.process.ErrorDataReceived += (_, line) => child.Output.Add(line.Data);
        child.process.Start();
        child.process.BeginOutputReadLine();
        child.process.BeginErrorReadLine();
        return child;
    }
}
