using System.Collections.Immutable;
using KafkaAlarms.Engine.RuleTests.Series;

namespace KafkaAlarms.Rules.Testing;

/// <summary>What a sensor sends of one measurement, step by step.</summary>
/// <param name="Measurement">Name of the measurement.</param>
/// <param name="Values">The steps, separated by blanks. <c>20</c>: a value; <c>20x5</c>: five of them;
/// <c>20+0.5x10</c>: ten, each 0.5 above the one before; <c>20x5~0.3</c>: with noise of up to 0.3, the same in every
/// run; <c>20!</c>: of bad quality; <c>20?</c>: of uncertain quality; <c>_x3</c>: three steps without a sample;
/// <c>true</c>, <c>false</c>, <c>'text'</c>: other values.</param>
public sealed record Series(string Measurement, string Values)
{
    /// <summary>Unit of the values.</summary>
    /// <value>UCUM; default null, for none.</value>
    public string? Unit { get; init; }

    /// <summary>Time from step to step.</summary>
    /// <value>More than 0s, such as <c>500ms</c> or <c>1m30s</c>; default <c>1s</c>.</value>
    public string Every { get; init; } = "1s";

    /// <summary>Time of the first step, counted from the clock of the test.</summary>
    /// <value>Default <c>0s</c>; before the clock, as <c>-10s</c>, the samples are late.</value>
    public string After { get; init; } = "0s";

    /// <summary>Sensor that sends it.</summary>
    /// <value>Default null, for the sensor of the test.</value>
    public string? Sensor { get; init; }

    internal SeriesInput ToInput(string sensor, TimeSpan clock)
    {
        ImmutableArray<SeriesPoint> points = SeriesReader.Read(Values, out string? problem);
        if (problem is not null) throw new RuleTestException($"The series of {Measurement} cannot be read: {problem}");
        TimeSpan every = TestClock.Read(Every);
        if (every <= TimeSpan.Zero)
            throw new RuleTestException($"The series of {Measurement} goes on every {Every}; write more than 0s.");
        return new SeriesInput(Sensor ?? sensor, Measurement, Unit, clock + TestClock.Read(After), every, points);
    }
}
