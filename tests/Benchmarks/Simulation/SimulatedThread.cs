namespace KafkaAlarms.Benchmarks.Simulation;

/// <summary>One stream thread: takes what has arrived, and begins a commit when events wait or the interval is over.</summary>
/// <remarks>As the engine does: one commit at a time, evaluating goes on meanwhile, events of that time wait for the
/// next one.</remarks>
/// <param name="costs">What records and commits cost.</param>
/// <param name="partitions">Partitions of the thread.</param>
/// <param name="ratePerPartition">Records a second in each.</param>
/// <param name="pause">Least seconds between the beginnings of two commits; the engine has none.</param>
/// <param name="random">When records come, and which lead to events.</param>
internal sealed class SimulatedThread(
    ScalingCosts costs, int partitions, double ratePerPartition, double pause, Random random)
{
    private const double CommitInterval = 0.1;
    private const double ShortestRest = 0.0002;
    private const double LongestRest = 0.002;
    private const double LongestTake = 0.005;
    private const double EventsPerRecord = 0.01;

    /// <summary>Round trips of a commit on an idle broker, beyond its CPU.</summary>
    private const double CommitLatency = 0.003;

    private readonly double between = 1 / (partitions * ratePerPartition);
    private readonly List<double> waiting = [];
    private readonly List<double> committing = [];
    private double nextArrival = random.NextDouble() / (partitions * ratePerPartition);
    private double lastBegin;
    private double commitEnds = double.NegativeInfinity;

    /// <summary>How far this thread has come.</summary>
    public double Now { get; private set; }

    /// <summary>CPU seconds spent.</summary>
    public double Worked { get; private set; }

    public long Records { get; private set; }

    /// <summary>Seconds from the arrival of a record to the end of the commit that holds its event.</summary>
    public List<double> Delays { get; } = [];

    public int Commits { get; private set; }

    /// <summary>One round of the loop.</summary>
    public void Step(SimulatedBrokers brokers)
    {
        if (commitEnds <= Now) End();
        Take();
        bool isDue = waiting.Count > 0 && nextArrival > Now && Now - lastBegin >= pause;
        bool isOver = Now - lastBegin >= CommitInterval;
        if (committing.Count == 0 && commitEnds <= Now && (isDue || isOver)) Begin(brokers);
        // Nothing to do until the next record, or until a commit may be due.
        if (nextArrival > Now) Now = Math.Max(Now + ShortestRest, Math.Min(nextArrival, Now + LongestRest));
    }

    private void Take()
    {
        // A commit may become due while records are waiting.
        double until = Now + LongestTake;
        while (nextArrival <= Now && Now < until)
        {
            Records++;
            Spend(costs.ClientPerRecord);
            if (random.NextDouble() < EventsPerRecord) waiting.Add(nextArrival);
            nextArrival += between;
        }
    }

    private void Begin(SimulatedBrokers brokers)
    {
        Commits++;
        lastBegin = Now;
        Spend(costs.ClientPerCommit * partitions);
        committing.AddRange(waiting);
        waiting.Clear();
        commitEnds = brokers.Commit(Now + CommitLatency, costs.BrokerPerCommit * partitions);
    }

    private void End()
    {
        Delays.AddRange(committing.Select(arrival => commitEnds - arrival));
        committing.Clear();
    }

    private void Spend(double cpuSeconds)
    {
        Worked += cpuSeconds;
        Now += cpuSeconds;
    }
}
