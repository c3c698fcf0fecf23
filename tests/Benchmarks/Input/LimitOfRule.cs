namespace KafkaAlarms.Benchmarks.Input;

/// <summary>One limit of the benchmark's rules.</summary>
/// <param name="Id">Rule.</param>
/// <param name="Measurement">What it reads.</param>
/// <param name="Severity">Of its alarms.</param>
/// <param name="Level">"hi" or "lo".</param>
/// <param name="Limit">In whole units.</param>
/// <param name="DeadbandTenths">Deadband in tenths of a unit.</param>
internal sealed record LimitOfRule(
    string Id, string Measurement, int Severity, string Level, int Limit, int DeadbandTenths)
{
    /// <summary>Whether a value in hundredths is beyond the limit; one that was leaves it by the deadband.</summary>
    public bool IsActive(long hundredths, bool wasActive)
    {
        long beyond = Level == "hi" ? hundredths - (Limit * 100L) : (Limit * 100L) - hundredths;
        return wasActive ? beyond > -DeadbandTenths * 10L : beyond > 0;
    }
}
