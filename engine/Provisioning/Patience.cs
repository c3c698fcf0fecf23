namespace KafkaAlarms.Engine.Provisioning;

/// <summary>Time that a one-shot command has for everything it waits for.</summary>
internal sealed class Patience(TimeSpan time, TimeProvider clock)
{
    private readonly long start = clock.GetTimestamp();

    /// <summary>True when nothing may be waited for any more.</summary>
    public bool IsOver => clock.GetElapsedTime(start) >= time;

    /// <summary>The whole time in seconds, for messages.</summary>
    public double Seconds => time.TotalSeconds;

    /// <summary>Lets a while pass before something is looked at again.</summary>
    /// <exception cref="OperationCanceledException">Stopped meanwhile.</exception>
    public Task PauseAsync(TimeSpan interval, CancellationToken stop) => Task.Delay(interval, clock, stop);
}
