using KafkaAlarms.Engine.State.Sensors;

namespace KafkaAlarms.Engine.Raising;

/// <summary>Takes transitions in the order in which they happen.</summary>
internal interface ITransitionSink
{
    /// <summary>Makes the event of a transition; called when the state is already the one after it.</summary>
    void Take(ConditionState condition, in Transition transition);
}
