using System.Text;
using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace KafkaAlarms.Engine.Provisioning.Users;

/// <summary>The calls of Kafka's admin API that users need.</summary>
internal sealed class UserAdmin(AdminConnection connection)
{
    // Kafka's own default and least for this mechanism.
    private const int Iterations = 4096;

    private readonly IAdminClient admin = connection.Client;

    /// <summary>Names of all users that Kafka knows by SCRAM-SHA-512.</summary>
    /// <exception cref="KafkaException">They cannot be described.</exception>
    public async Task<HashSet<string>> ListAsync()
    {
        DescribeUserScramCredentialsResult result = await admin.DescribeUserScramCredentialsAsync(
            [], new DescribeUserScramCredentialsOptions { RequestTimeout = AdminConnection.Timeout });
        return
        [
            .. result.UserScramCredentialsDescriptions
                .Where(user => user.ScramCredentialInfos.Any(one => one.Mechanism == ScramMechanism.ScramSha512))
                .Select(user => user.User),
        ];
    }

    /// <summary>Makes a user, or gives it its password anew.</summary>
    /// <exception cref="KafkaException">The brokers refuse it, or do not answer.</exception>
    public Task WriteAsync(KafkaUser user) => admin.AlterUserScramCredentialsAsync(
        [
            new UserScramCredentialUpsertion
            {
                User = user.Name,
                ScramCredentialInfo = new() { Mechanism = ScramMechanism.ScramSha512, Iterations = Iterations },
                Password = Encoding.UTF8.GetBytes(user.Password),
            },
        ],
        new AlterUserScramCredentialsOptions { RequestTimeout = AdminConnection.Timeout });
}
