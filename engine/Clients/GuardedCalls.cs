namespace KafkaAlarms.Engine.Clients;

/// <summary>Makes client calls that may never return, each with a deadline.</summary>
/// <remarks>
/// Some waits of the client library have no end of their own: sending offsets to a transaction hangs when the group's
/// coordinator left the cluster meanwhile (librdkafka issue 5511). Nothing can interrupt such a call; it is
/// left behind, and with it the clients. Used by one stream thread.
/// </remarks>
internal sealed class GuardedCalls
{
    private Task? hung;

    /// <summary>Makes a call and waits for its end.</summary>
    /// <param name="what">Name of the call, for the exception.</param>
    /// <param name="call">The call; its exceptions are thrown here.</param>
    /// <param name="deadline">Longest wait.</param>
    /// <exception cref="ClientsSpentException">This call, or an earlier one, did not return in time.</exception>
    public void Make(string what, Action call, TimeSpan deadline)
    {
        if (hung is not null)
            throw new ClientsSpentException($"{what} was not tried, an earlier call has not returned");

        Task running = Task.Run(call);
        if (!HasEnded(running, deadline))
        {
            hung = running;
            throw new ClientsSpentException($"{what} did not return within {deadline.TotalSeconds:F0} s");
        }

        running.GetAwaiter().GetResult();
    }

    /// <summary>Makes the last call; after one that hangs, whenever that returns.</summary>
    /// <param name="call">Must not throw.</param>
    /// <param name="deadline">Longest wait.</param>
    /// <returns>False when it goes on in the background.</returns>
    public bool Finish(Action call, TimeSpan deadline)
    {
        if (hung is null) return HasEnded(Task.Run(call), deadline);
        hung.ContinueWith(_ => call(), TaskScheduler.Default);
        return false;
    }

    private static bool HasEnded(Task call, TimeSpan deadline) => Task.WaitAny([call], deadline) == 0;
}
