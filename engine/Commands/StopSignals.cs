using System.Runtime.InteropServices;

namespace KafkaAlarms.Engine.Commands;

/// <summary>Turns SIGTERM and SIGINT into a cancellation; a second one ends the process as the system would.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly PosixSignalRegistration terminate;
    private readonly PosixSignalRegistration interrupt;

    public StopSignals()
    {
        terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
    }

    public CancellationToken Token => stop.Token;

    public void Dispose()
    {
        terminate.Dispose();
        interrupt.Dispose();
        stop.Dispose();
    }

    private void Stop(PosixSignalContext signal)
    {
        if (stop.IsCancellationRequested) return;
        signal.Cancel = true;
        try
        {
            stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // Came as the program was ending anyway.
        }
    }
}
