using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Model.Records;

/// <summary>A value of a sample: number, boolean, text or none.</summary>
internal record struct SampleValue(SampleKind Kind, double Number, string? Text)
{
    /// <summary>Takes over another value, without writing the reference to a text that both have.</summary>
    public void Set(in SampleValue value)
    {
        Kind = value.Kind;
        Number = value.Number;
        if (!ReferenceEquals(Text, value.Text)) Text = value.Text;
    }

    public static SampleValue None => default;

    public static SampleValue Of(double number) =>
        double.IsFinite(number) ? new(SampleKind.Number, number, null) : default;

    public static SampleValue Of(in Sample sample) => new(sample.Kind, sample.Number, sample.Text);
}
