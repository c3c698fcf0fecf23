using System.Collections.Immutable;

namespace KafkaAlarms.Engine.Provisioning.Connectors;

/// <summary>State of a connector, in the shape that Connect's REST interface gives it.</summary>
/// <param name="Connector">The connector itself.</param>
/// <param name="Tasks">Its tasks; none for a moment after it was made.</param>
internal sealed record ConnectorStatus(PartStatus Connector, ImmutableArray<PartStatus> Tasks)
{
    private const string Running = "RUNNING";
    private const string Failed = "FAILED";

    public bool IsRunning => !Tasks.IsDefaultOrEmpty && Parts.All(part => part.State == Running);

    public bool HasFailed => Parts.Any(part => part.State == Failed);

    /// <summary>States as one word each, for messages.</summary>
    public string Summary
    {
        get
        {
            string tasks = Tasks.IsDefaultOrEmpty ? "none" : string.Join(", ", Tasks.Select(task => task.State));
            return $"connector {Connector.State}, tasks {tasks}";
        }
    }

    /// <summary>Why it failed: the first line of each trace and the causes below it.</summary>
    public IEnumerable<string> Causes => Parts.Where(part => part.State == Failed).SelectMany(part => part.Causes);

    private IEnumerable<PartStatus> Parts => [Connector, .. Tasks.IsDefault ? [] : Tasks];
}
