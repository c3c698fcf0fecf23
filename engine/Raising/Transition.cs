using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Raising;

/// <summary>One change of what an alarm shows, which becomes one event.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Level">Level shown after it; on cleared and rule_removed the one shown last.</param>
/// <param name="Previous">Level shown before it; null on raised.</param>
/// <param name="At">Record time of the transition, ticks.</param>
internal readonly record struct Transition(AlarmEventKind Kind, AlarmLevel Level, AlarmLevel? Previous, long At);
