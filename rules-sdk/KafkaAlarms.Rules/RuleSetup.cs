using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace KafkaAlarms.Rules;

/// <summary>Takes the declarations of one rule.</summary>
/// <remarks>Used during <see cref="IAlarmRule.Configure"/> only.</remarks>
public sealed class RuleSetup
{
    /// <summary>Most bytes that a rule may remember of one sensor.</summary>
    /// <value>256.</value>
    public const int MostRememberedBytes = 256;

    private const string NoDataInstance = "no_data";

    private readonly ImmutableArray<Limit> levels;
    private readonly List<Measurement> measurements = [];
    private readonly List<Condition> conditions = [];
    private bool readsLevels;

    /// <summary>Makes a setup; the engine and test kits do.</summary>
    /// <param name="settings">The rule's settings.</param>
    /// <param name="levels">Limits that stand in <c>levels</c> of the rules file.</param>
    public RuleSetup(RuleSettings settings, ImmutableArray<Limit> levels)
    {
        Settings = settings;
        this.levels = levels;
    }

    /// <summary>Settings of the rule, each read and declared in one call.</summary>
    public RuleSettings Settings { get; }

    /// <summary>Measurements declared so far, in order.</summary>
    public IReadOnlyList<Measurement> Measurements => measurements;

    /// <summary>Conditions declared so far, in order.</summary>
    public IReadOnlyList<Condition> Conditions => conditions;

    /// <summary>True when the rule takes its limits from <c>levels</c>, where the rules
    /// file must then give them.</summary>
    public bool ReadsLevels => readsLevels;

    /// <summary>The condition that is all the rule judges, where it has said so; else null.</summary>
    public Condition? OnlyCondition { get; private set; }

    /// <summary>Bytes that the rule remembers of each sensor.</summary>
    /// <value>0: it remembers nothing.</value>
    public int RememberedBytes { get; private set; }

    /// <summary>Version of what the rule remembers.</summary>
    public int RememberedVersion { get; private set; }

    /// <summary>Declares what the rule remembers of each sensor from record to record.</summary>
    /// <typeparam name="T">A struct of numbers, flags, enums and times, at most 256 bytes; zeros for a sensor that is
    /// new to the rule.</typeparam>
    /// <param name="version">Version of the struct's meaning. While it stays, a changed rule goes on with what is
    /// stored: fields that were added at the end are zero, fields that were removed there are dropped. With another
    /// version each sensor begins anew with zeros.</param>
    /// <exception cref="ArgumentException">The struct is larger, or the rule has declared one already.</exception>
    public Remembered<T> Remember<T>(int version = 1)
        where T : unmanaged
    {
        int size = Unsafe.SizeOf<T>();
        if (size > MostRememberedBytes)
            throw new ArgumentException($"{typeof(T).Name} has {size} bytes; a rule remembers 256 at most.");
        if (RememberedBytes > 0) throw new ArgumentException("A rule remembers one struct.");
        RefuseMore();
        RememberedBytes = size;
        RememberedVersion = version;
        return new Remembered<T>(version);
    }

    /// <summary>Declares a measurement that the rule reads by name.</summary>
    /// <param name="name">As it stands in the sensor record, case-sensitive.</param>
    /// <param name="unit">Unit (UCUM) that the rule computes in; null: any.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public Measurement Measurement(string name, string? unit = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        RefuseMore();
        Measurement measurement = new(measurements.Count, name, unit);
        measurements.Add(measurement);
        return measurement;
    }

    /// <summary>Takes the limits that stand in <c>levels</c> of the rules file.</summary>
    /// <returns>At most one a level, none when the rule runs without a rules file.</returns>
    public ImmutableArray<Limit> Levels()
    {
        readsLevels = true;
        return levels;
    }

    /// <summary>Declares a named condition with limits.</summary>
    /// <param name="name">Name of the condition, unique in the rule, not <c>no_data</c>; the alarm's instance.</param>
    /// <param name="type">Kind of the condition.</param>
    /// <param name="limits">At most one a level.</param>
    /// <param name="unit">Unit (UCUM) of the value; null: none.</param>
    /// <exception cref="ArgumentException">The name is empty, taken or <c>no_data</c>, or a
    /// level has two limits.</exception>
    public Condition Condition(string name, ConditionType type, IEnumerable<Limit> limits, string? unit = null) =>
        AddNamed(name, type, unit, limits);

    /// <summary>Declares a named condition without levels.</summary>
    /// <inheritdoc cref="Condition(string, ConditionType, IEnumerable{Limit}, string?)"/>
    public Condition Condition(string name, ConditionType type, string? unit) => AddNamed(name, type, unit, null);

    /// <summary>Declares a named condition without levels and without a unit.</summary>
    /// <inheritdoc cref="Condition(string, ConditionType, IEnumerable{Limit}, string?)"/>
    public Condition Condition(string name, ConditionType type) => AddNamed(name, type, null, null);

    /// <summary>Declares one condition for each measurement that is selected or declared; its name is the
    /// instance.</summary>
    /// <remarks>Judge no other samples: after a restart the engine takes their alarms for those of a rule that reads
    /// them no more, and ends them.</remarks>
    /// <param name="type">Kind of the condition.</param>
    /// <param name="limits">At most one a level; none for a condition without levels.</param>
    /// <exception cref="ArgumentException">There is such a condition already, or a level has two limits.</exception>
    public Condition ConditionPerMeasurement(ConditionType type, IEnumerable<Limit> limits) =>
        Add(null, type, null, limits);

    /// <summary>Declares that the rule judges each selected number against the limits of a condition, and does nothing
    /// else, whatever the record.</summary>
    /// <remarks>The engine then compares for itself, and calls <see cref="IAlarmRule.Evaluate"/> only where a number is
    /// not normal, or an alarm of the rule is active or pending. A rule that says so and reports anything but one
    /// verdict on each selected number, in their order, has failed.</remarks>
    /// <param name="condition">Declared by <see cref="ConditionPerMeasurement"/>.</param>
    /// <exception cref="ArgumentException">The condition has a name, or is another rule's; or the rule declares
    /// measurements, other conditions or what it remembers, and so does more.</exception>
    public void JudgesOnly(Condition condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        if (condition.Name is not null || !conditions.Contains(condition))
            throw new ArgumentException("It is no condition per measurement of this rule.", nameof(condition));
        if (measurements.Count > 0 || conditions.Count > 1 || RememberedBytes > 0) throw DoesMore();
        OnlyCondition = condition;
    }

    private static ArgumentException DoesMore() => new(
        "A rule that judges one condition only has no measurements, other conditions or memory of its own.");

    private void RefuseMore()
    {
        if (OnlyCondition is not null) throw DoesMore();
    }

    private Condition AddNamed(string name, ConditionType type, string? unit, IEnumerable<Limit>? limits)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (name == NoDataInstance)
            throw new ArgumentException($"\"{name}\" is the instance of the engine's own alarm.", nameof(name));
        return Add(name, type, unit, limits);
    }

    private Condition Add(string? name, ConditionType type, string? unit, IEnumerable<Limit>? limits)
    {
        if (conditions.Any(other => other.Name == name))
            throw new ArgumentException($"The condition {name ?? "per measurement"} is declared twice.", nameof(name));
        RefuseMore();
        Condition condition = new(conditions.Count, name, type, unit, limits);
        conditions.Add(condition);
        return condition;
    }
}
