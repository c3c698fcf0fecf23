namespace KafkaAlarms.Engine.Provisioning.Topics;

/// <summary>A topics file.</summary>
/// <param name="Topics">By name; the engine's own topics need not be named.</param>
internal sealed record TopicsFile(Dictionary<string, TopicDeclaration> Topics)
{
    public static TopicsFile Empty { get; } = new([]);
}
