using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Model.Records;

/// <summary>A value of a sample: number, boolean, text or none.</summary>
internal readonly record struct SampleValue(SampleKind Kind, double Number, string? Text)
{
    public static SampleValue None => default;

    public static SampleValue Of(double number) =>
        double.IsFinite(number) ? new(SampleKind.Number, number, null) : default;

    public static SampleValue Of(in Sample sample) => new(sample.Kind, sample.Number, sample.Text);
}
