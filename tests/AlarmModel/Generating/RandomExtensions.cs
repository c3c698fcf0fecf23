namespace KafkaAlarms.AlarmModel.Generating;

/// <summary>Choices by chance.</summary>
internal static class RandomExtensions
{
    /// <summary>True in so many of a hundred cases.</summary>
    public static bool Percent(this Random random, int percent) => random.Next(100) < percent;

    public static T Of<T>(this Random random, params ReadOnlySpan<T> choices) => choices[random.Next(choices.Length)];
}
