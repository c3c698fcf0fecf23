namespace KafkaAlarms.Engine.Rules;

/// <summary>Milliseconds for the time budgets of rules, at next to no cost.</summary>
/// <remarks>A budget is at least twice as long as the grain. Asking the system for the time around each rule cost a
/// tenth of the record path; so a thread of its own asks, a hundred times a second, and the stream threads read what
/// it wrote down.</remarks>
internal static class RuleClock
{
    /// <summary>Milliseconds between two readings.</summary>
    private const int Grain = 10;

    private static long now = Environment.TickCount64;

    static RuleClock() => new Thread(Run) { IsBackground = true, Name = "rule-clock" }.Start();

    /// <summary>Milliseconds since some moment; never goes back.</summary>
    public static long Now => Volatile.Read(ref now);

    private static void Run()
    {
        while (true)
        {
            Thread.Sleep(Grain);
            Volatile.Write(ref now, Environment.TickCount64);
        }
    }
}
