namespace KafkaAlarms.Rules;

/// <summary>Judges sensor records: the code of an alarm rule.</summary>
/// <remarks>
/// The engine makes one instance for each stream thread and each distinct set of settings, configures it once and then
/// calls it from that thread only. A rule is deterministic: the same records give the same verdicts, with no clock but
/// the record's and no state but what it declares by <see cref="RuleSetup.Remember"/>.
/// </remarks>
public interface IAlarmRule
{
    /// <summary>Declares what the rule reads and judges, and reads its settings.</summary>
    /// <param name="setup">Collects the declarations; problems with settings are collected there, not thrown.</param>
    void Configure(RuleSetup setup);

    /// <summary>Judges one record.</summary>
    /// <param name="record">The record; valid during the call only.</param>
    /// <param name="verdicts">Takes the verdicts; none says nothing.</param>
    /// <exception cref="Exception">Anything thrown discards this rule's verdicts for the record and is counted; the
    /// other rules go on, and a rule that throws repeatedly is quarantined.</exception>
    void Evaluate(in SensorRecord record, ref Verdicts verdicts);
}
