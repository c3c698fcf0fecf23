using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Rules;
using KafkaAlarms.Engine.State.Sensors;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine;

/// <summary>Is shown what rules judge, before the alarm state machine has it.</summary>
/// <remarks>Called on the stream thread. What it throws ends the run.</remarks>
internal interface IVerdictObserver
{
    /// <summary>A rule judged a condition of a sensor.</summary>
    /// <param name="sensor">The sensor.</param>
    /// <param name="runner">The variant of the rule that applied.</param>
    /// <param name="plan">The condition with its limits.</param>
    /// <param name="instance">Name of the condition, or of the measurement.</param>
    /// <param name="sample">What was judged.</param>
    /// <param name="judgements">What the rule said of each level.</param>
    void OnVerdict(
        SensorState sensor,
        RuleRunner runner,
        ConditionPlan plan,
        string instance,
        in LastSample sample,
        Judgements judgements);
}
