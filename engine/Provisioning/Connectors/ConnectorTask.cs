namespace KafkaAlarms.Engine.Provisioning.Connectors;

/// <summary>A task of a connector, in the shape that Connect's REST interface gives it.</summary>
/// <param name="Config">What the connector gave it.</param>
internal sealed record ConnectorTask(Dictionary<string, string> Config);
