using Confluent.Kafka;
using KafkaAlarms.Engine.Configuration.Options;

namespace KafkaAlarms.Engine.Clients;

/// <summary>Opens clients of Kafka's admin API that have connections of their own.</summary>
internal static class AdminClients
{
    /// <summary>Opens a client that logs nothing.</summary>
    /// <param name="kafka">Brokers, and settings of the client library.</param>
    /// <param name="clientId">Name under which brokers know it.</param>
    /// <param name="onError">Takes errors of connections, on a thread of the client.</param>
    public static IAdminClient Open(KafkaOptions kafka, string clientId, Action<Error> onError)
    {
        AdminClientConfig config = new(new Dictionary<string, string>(kafka.Client))
        {
            BootstrapServers = kafka.BootstrapServers,
            ClientId = clientId,
        };
        return new AdminClientBuilder(config)
            .SetErrorHandler((_, error) => onError(error))
            .SetLogHandler((_, _) => { })
            .Build();
    }
}
