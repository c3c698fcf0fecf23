using System.Runtime.ExceptionServices;

namespace KafkaAlarms.Engine.RuleSets;

/// <summary>Does work that calls the code of authors on a thread of its own, and gives it up when that does not
/// return.</summary>
/// <remarks>Counts looks, not time: a process that was frozen, and its rules with it, is not blamed. What does not
/// return is left behind, and with it its thread and whatever it holds.</remarks>
internal sealed class WatchedThread<T>
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly Func<T> work;
    private readonly Lock gate = new();
    private bool isDone;
    private T result = default!;
    private Exception? fault;
    private bool isLeft;

    private WatchedThread(Func<T> work) => this.work = work;

    /// <summary>Does the work.</summary>
    /// <param name="work">Its result is disposed of when it comes after all.</param>
    /// <param name="look">Number of the call of a rule that goes on; null: none does, and whatever it is that takes
    /// long is no rule.</param>
    /// <param name="patience">Time that one call may take.</param>
    /// <param name="giveUp">Makes the result in place of the work.</param>
    public static T Run(Func<T> work, Func<long?> look, TimeSpan patience, Func<T> giveUp) =>
        new WatchedThread<T>(work).Run(look, patience, giveUp);

    private T Run(Func<long?> look, TimeSpan patience, Func<T> giveUp)
    {
        Thread thread = new(Work) { IsBackground = true, Name = "kafka-alarms-rules" };
        thread.Start();
        long? seen = null;
        for (int looks = 0; !thread.Join(Interval); looks++)
        {
            long? call = look();
            if (call is null || call != seen) looks = 0;
            seen = call;
            if (call is not null && looks * Interval >= patience && TryLeave()) return giveUp();
        }

        if (fault is not null) ExceptionDispatchInfo.Throw(fault);
        return result;
    }

    private void Work()
    {
        T done = default!;
        Exception? thrown = null;
        try
        {
            done = work();
        }
#pragma warning disable CA1031 // Thrown again by the thread that waits.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            thrown = exception;
        }

        lock (gate)
        {
            (result, fault, isDone) = (done, thrown, true);
            if (!isLeft) return;
        }

        (done as IDisposable)?.Dispose();
    }

    /// <summary>Leaves the work behind, unless it has just ended.</summary>
    private bool TryLeave()
    {
        lock (gate)
        {
            isLeft = !isDone;
            return isLeft;
        }
    }
}
