namespace KafkaAlarms.Engine.Clients;

/// <summary>The Kafka clients of a stream thread are of no more use: it goes on with new ones.</summary>
/// <param name="cause">What they did not do.</param>
internal sealed class ClientsSpentException(string cause) : Exception(cause);
