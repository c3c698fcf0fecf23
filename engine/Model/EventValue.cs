using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Model;

/// <summary>A value of a sample: number, boolean, text or none.</summary>
internal readonly record struct EventValue(SampleKind Kind, double Number, string? Text)
{
    public static EventValue None => default;

    public static EventValue Of(double number) =>
        double.IsFinite(number) ? new(SampleKind.Number, number, null) : default;

    public static EventValue Of(in Sample sample) => new(sample.Kind, sample.Number, sample.Text);
}
