namespace KafkaAlarms.Engine.Provisioning.Connectors;

/// <summary>One entry of Connect's list of connectors with their status.</summary>
internal sealed record ListedConnector(ConnectorStatus Status);
