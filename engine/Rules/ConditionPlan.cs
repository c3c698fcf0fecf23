using System.Collections.Immutable;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Rules;

/// <summary>All that turns the verdicts on one condition of one rule variant into events; immutable.</summary>
internal sealed class ConditionPlan
{
    private readonly LevelPlan?[] byLevel = new LevelPlan?[LevelCount];
    private readonly ImmutableArray<LevelSettings> settings;

    public ConditionPlan(Condition condition, ImmutableArray<LevelSettings> settings)
    {
        this.settings = settings;
        Condition = condition;
        IEnumerable<LevelPlan> levels = condition.Limits.IsEmpty
            ? [PlanOf(AlarmLevel.None, null)]
            : condition.Limits.Select(limit => PlanOf(limit.Level, limit));
        ShownOrder = [.. levels.OrderByDescending(plan => plan.Settings.Severity).ThenBy(plan => plan.Level)];
        foreach (LevelPlan level in ShownOrder) byLevel[(int)level.Level] = level;

        LevelPlan PlanOf(AlarmLevel level, Limit? limit)
        {
            LevelSettings chosen = settings[(int)level];
            return new(level, limit, chosen, EventWords.Of(condition.Type, limit, chosen));
        }
    }

    /// <summary>Number of values of <see cref="AlarmLevel"/>.</summary>
    public const int LevelCount = 5;

    /// <summary>The condition as its rule declared it.</summary>
    public Condition Condition { get; }

    /// <summary>The levels, the one to show first coming first: by severity, then hihi, lolo, hi, lo.</summary>
    public ImmutableArray<LevelPlan> ShownOrder { get; }

    /// <summary>One level; null when the condition does not have it.</summary>
    public LevelPlan? this[AlarmLevel level] => byLevel[(int)level];

    /// <summary>Severity and delays of a level, which it may have had under other rules alone.</summary>
    public LevelSettings SettingsOf(AlarmLevel level) => settings[(int)level];
}
