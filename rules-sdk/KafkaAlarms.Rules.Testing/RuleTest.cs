using System.Text;
using KafkaAlarms.Engine.Configuration.RulesFile;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Model.Wire;
using KafkaAlarms.Engine.Plugins;
using KafkaAlarms.Engine.RuleTests;
using KafkaAlarms.Engine.RuleTests.Charts;
using KafkaAlarms.Engine.RuleTests.Expectations;
using KafkaAlarms.Engine.RuleTests.Series;

namespace KafkaAlarms.Rules.Testing;

/// <summary>Runs one rule without Kafka, through the engine's own data path and alarm state machine.</summary>
/// <remarks>
/// Records are read, judged and turned into validated events as the engine does it. Time stands still until the test
/// moves it: by a series, or by <see cref="Wait"/>. What is not there: Kafka, crashes, other rules, and the limits of
/// time that a rule has on a running engine. For one thread.
/// </remarks>
public sealed class RuleTest
{
    private readonly RuleTestRun run;
    private RuleSet rules;
    private readonly HashSet<ToldEvent> taken = new(ReferenceEqualityComparer.Instance);
    private int seenFaults;

    private RuleTest(RuleSet rules)
    {
        this.rules = rules;
        run = new RuleTestRun(rules);
    }

    /// <summary>Time at which every test starts.</summary>
    /// <value>2026-01-01T00:00:00Z.</value>
    public static DateTime Start => RuleTestRun.Start;

    /// <summary>Time since the start at which the next series begins.</summary>
    public TimeSpan Clock { get; private set; }

    /// <summary>Sensor that series come from and that expectations are about.</summary>
    /// <value>Default <c>sensor-1</c>.</value>
    public string Sensor { get; set; } = "sensor-1";

    /// <summary>All events so far, in the order in which the engine gave them.</summary>
    public IReadOnlyList<RuleEvent> Events => [.. run.Told.Events.Select(told => new RuleEvent(told))];

    /// <summary>Begins a test of a rule.</summary>
    /// <param name="entry">Its entry in the rules file, without id and type: <c>{"on_delay": "30s", "settings":
    /// {...}}</c>; null for the rule's own defaults. The rule's id is its type id.</param>
    /// <typeparam name="TRule">The rule, marked with <see cref="AlarmRuleAttribute"/>.</typeparam>
    /// <exception cref="RuleTestException">The engine would refuse the rule or its entry; its
    /// <see cref="RuleTestException.Problems"/> say why.</exception>
    public static RuleTest Of<TRule>(string? entry = null)
        where TRule : IAlarmRule, new() => new(Load<TRule>(entry));

    /// <summary>Sends values of one measurement, from <see cref="Clock"/> on.</summary>
    /// <param name="measurement">Name of the measurement.</param>
    /// <param name="values">The steps, as <see cref="Series"/> describes them, such as <c>70+2x10 _x3 60</c>.</param>
    /// <param name="unit">UCUM; null for none.</param>
    /// <param name="every">Time from step to step.</param>
    /// <returns>This test. The clock stands behind the last step; what is due before then has happened.</returns>
    /// <exception cref="RuleTestException">The series cannot be read, or the rule failed on it.</exception>
    public RuleTest Feed(string measurement, string values, string? unit = null, string every = "1s") =>
        Feed(new Series(measurement, values) { Unit = unit, Every = every });

    /// <summary>Sends several series side by side, from <see cref="Clock"/> on.</summary>
    /// <param name="series">Samples that one sensor sends at the same time come in one record.</param>
    /// <returns>This test. The clock stands behind the last step of all; what is due before then has
    /// happened.</returns>
    /// <exception cref="RuleTestException">A series cannot be read, or the rule failed on it.</exception>
    public RuleTest Feed(params Series[] series)
    {
        SeriesInput[] inputs = [.. series.Select(one => one.ToInput(Sensor, Clock))];
        run.Send(inputs);
        foreach (SeriesInput input in inputs) Clock = input.End > Clock ? input.End : Clock;
        run.AdvanceTo(Clock);
        return WithoutFaults();
    }

    /// <summary>Sends one record at the time of <see cref="Clock"/>, which stays.</summary>
    /// <param name="json">A sensor record in any form that the engine reads; without a time it has the clock's.</param>
    /// <returns>This test.</returns>
    /// <exception cref="RuleTestException">The record cannot be read, or the rule failed on it.</exception>
    public RuleTest Send(string json)
    {
        run.Send(Sensor, Encoding.UTF8.GetBytes(json), Clock);
        return WithoutFaults();
    }

    /// <summary>Lets time pass in which no sensor sends anything.</summary>
    /// <param name="time">Such as <c>30s</c>.</param>
    /// <returns>This test. What is due by the end of that time has happened, what is due at the very end
    /// included.</returns>
    /// <exception cref="RuleTestException">The text is no time.</exception>
    public RuleTest Wait(string time)
    {
        Clock += TestClock.Read(time);
        run.AdvanceTo(Clock);
        run.EndMoment();
        return this;
    }

    /// <summary>Stops the engine and starts it anew, in no time.</summary>
    /// <returns>This test. The rule is another instance: it has what the engine stores for it, of its fields
    /// nothing.</returns>
    /// <remarks>Alarms, running delays, last samples and what the rule remembers by
    /// <see cref="RuleSetup.Remember{T}"/> go through the engine's own encoding, as over the state topic.</remarks>
    /// <exception cref="RuleTestException">The rule could not be made again.</exception>
    public RuleTest Restart()
    {
        run.Restart(rules);
        return WithoutFaults();
    }

    /// <summary>Stops the engine and starts it anew with another version of the rule, or other settings.</summary>
    /// <param name="entry">As for <see cref="Of{TRule}"/>.</param>
    /// <typeparam name="TRule">Declared with the same type id; another id is another rule, and the alarms of the one
    /// before end after the removal delay.</typeparam>
    /// <returns>This test.</returns>
    /// <exception cref="RuleTestException">The engine would refuse the rule or its entry, or it could not be
    /// made.</exception>
    public RuleTest Restart<TRule>(string? entry = null)
        where TRule : IAlarmRule, new()
    {
        rules = Load<TRule>(entry);
        return Restart();
    }

    /// <summary>Expects the next event of an alarm to be its raise.</summary>
    /// <param name="alarm">Name of the condition or of the measurement, or <c>no_data</c>.</param>
    /// <returns>For time, level, value and the rest.</returns>
    /// <exception cref="RuleTestException">It is something else, or there is none.</exception>
    public AlarmExpectation ShouldRaise(string alarm) => Next(alarm, AlarmEventKind.Raised, $"{alarm} to be raised");

    /// <summary>Expects the next event of an alarm to be a change of its level.</summary>
    /// <inheritdoc cref="ShouldRaise"/>
    public AlarmExpectation ShouldChangeLevel(string alarm) =>
        Next(alarm, AlarmEventKind.LevelChanged, $"{alarm} to change its level");

    /// <summary>Expects the next event of an alarm to be an update, which <c>"emit": "every_breach"</c> asks
    /// for.</summary>
    /// <inheritdoc cref="ShouldRaise"/>
    public AlarmExpectation ShouldUpdate(string alarm) =>
        Next(alarm, AlarmEventKind.Updated, $"{alarm} to be updated");

    /// <summary>Expects the next event of an alarm to be its end.</summary>
    /// <inheritdoc cref="ShouldRaise"/>
    public AlarmExpectation ShouldClear(string alarm) => Next(alarm, AlarmEventKind.Cleared, $"{alarm} to be cleared");

    /// <summary>Expects no event that was not expected before, of no alarm and no sensor.</summary>
    /// <returns>This test.</returns>
    /// <exception cref="RuleTestException">There is one.</exception>
    public RuleTest ShouldSayNothingElse()
    {
        ToldEvent? other = run.Told.Events.FirstOrDefault(told => !taken.Contains(told));
        if (other is null) return this;
        string failure = $"Expected nothing else; there was: {EventText.Of(other)}.";
        throw Failure(failure, other.Event.SensorId, other.Alarm, []);
    }

    /// <summary>Draws every alarm so far: values, limits and events.</summary>
    /// <returns>Plain text of several lines, for a person.</returns>
    public string Chart() => RunCharts.Draw(run.Told, []);

    internal RuleTestException Failure(
        string sentence, string sensor, string alarm, IReadOnlyList<ExpectedEvent> expected) =>
        new($"{sentence}\n\n{RunCharts.Draw(run.Told, expected, sensor, alarm)}\n\n{RunCharts.ListOf(run.Told)}");

    private static RuleSet Load<TRule>(string? entry)
    {
        (RuleType? type, IReadOnlyList<Problem> problems) = RuleTypeReader.Read(typeof(TRule));
        return type is null ? throw Refusal(problems) : Load(type, entry);
    }

    private static RuleSet Load(RuleType type, string? entry)
    {
        string hash = type.AssemblyVersion;
        RulesFileResult file = entry is null
            ? RulesFileLoader.Load(null, [type], hash)
            : RulesFileLoader.Load(Encoding.UTF8.GetBytes(FileOf(type, entry)), "entry", [type], hash);
        return file.Rules ?? throw Refusal(file.Problems);
    }

    private static string FileOf(RuleType type, string entry)
    {
        int brace = entry.IndexOf('{', StringComparison.Ordinal);
        if (brace < 0 || entry.AsSpan(0, brace).Trim().Length > 0)
            throw new RuleTestException("The entry is no JSON object; write one like {\"on_delay\": \"30s\"}.");
        // Line breaks stay where they are, so that the lines of problems are those of the entry.
        return $$"""{"rules": [{"id": "{{type.Id}}", "type": "{{type.Id}}",{{entry[(brace + 1)..]}}]}""";
    }

    private static RuleTestException Refusal(IReadOnlyList<Problem> problems)
    {
        string[] lines = [.. problems.Select(problem => problem.ToString())];
        return new RuleTestException($"The engine refuses the rule:\n{string.Join('\n', lines)}", lines);
    }

    private AlarmExpectation Next(string alarm, AlarmEventKind kind, string sentence)
    {
        ToldEvent? next = run.Told.Events
            .FirstOrDefault(told => told.Event.SensorId == Sensor && told.Alarm == alarm && !taken.Contains(told));
        ExpectedEvent expected = new(next?.At ?? Clock, kind, alarm);
        if (next is null)
            throw Failure($"Expected {sentence}; nothing more happened to it.", Sensor, alarm, [expected]);
        if (next.Event.Event != kind)
            throw Failure(
                $"Expected {sentence}; next came {WireNames.Of(next.Event.Event)} at {ClockText.Of(next.At)}.",
                Sensor, alarm, [expected]);
        taken.Add(next);
        return new AlarmExpectation(this, next, sentence);
    }

    private RuleTest WithoutFaults()
    {
        if (run.Told.Faults.Count == seenFaults) return this;
        string fault = run.Told.Faults[seenFaults];
        seenFaults = run.Told.Faults.Count;
        throw new RuleTestException($"At {fault}.\n\n{RunCharts.Draw(run.Told, [])}");
    }
}
