using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Rules;

namespace KafkaAlarms.Engine;

/// <summary>The rule set as one stream thread runs it.</summary>
internal sealed class ThreadRules
{
    private readonly ThreadContext context;
    private readonly int thread;
    private RuleSet set = null!;

    public ThreadRules(ThreadContext context, int thread)
    {
        this.context = context;
        this.thread = thread;
        Adopt();
    }

    /// <summary>Finds the rules of a sensor.</summary>
    public SensorPlanner Planner { get; private set; } = null!;

    /// <summary>Where expected sensors are watched.</summary>
    public ExpectedSensors Expected { get; private set; } = null!;

    /// <summary>True when there is a newer rule set.</summary>
    public bool IsStale => !ReferenceEquals(set, context.Rules.Current);

    /// <summary>Takes the newest rule set.</summary>
    public void Adopt()
    {
        set = context.Rules.Adopt(thread);
        RuleFaultReport faults = new(context);
        context.Watchdog.Watch(thread, faults.Call);
        Planner = new SensorPlanner(set, faults);
        Expected = new ExpectedSensors(set, context.Settings.Clock.Partitioner, context.Topics.Partitions);
    }
}
