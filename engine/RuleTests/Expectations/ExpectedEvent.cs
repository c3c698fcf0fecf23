using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Records;

namespace KafkaAlarms.Engine.RuleTests.Expectations;

/// <summary>An event that a test expects; what is null may be anything.</summary>
/// <param name="At">Time since the start of the test.</param>
/// <param name="Kind">What happens to the alarm.</param>
/// <param name="Alarm">Instance of the alarm.</param>
internal sealed record ExpectedEvent(TimeSpan At, AlarmEventKind Kind, string Alarm)
{
    /// <summary>The sensor id.</summary>
    public string? Sensor { get; init; }

    /// <summary>Id of the rule.</summary>
    public string? Rule { get; init; }

    /// <summary>Level that the alarm shows.</summary>
    public EventLevel? Level { get; init; }

    /// <summary>Value of the sample evaluated last.</summary>
    public SampleValue? Value { get; init; }

    /// <summary>Severity that the alarm shows.</summary>
    public int? Severity { get; init; }

    /// <summary>The text for the operator.</summary>
    public string? Message { get; init; }
}
