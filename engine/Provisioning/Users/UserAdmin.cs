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

    /// <summary>Looks whether the broker that answers knows a user: it does a moment after the controller.</summary>
    /// <returns>Its name.</returns>
    /// <exception cref="KafkaException">It knows none of this name, or does not answer.</exception>
    public async Task<string> FindAsync(KafkaUser user)
    {
        await DescribeAsync([user.Name]);
        return user.Name;
    }

    /// <summary>Names of all users that Kafka knows by SCRAM-SHA-512.</summary>
    /// <remarks>Ask only when one was found: the client library falls over an answer that names nobody, and never
    /// tells it.</remarks>
    /// <returns>None where another broker answers and has not heard of the one that was found.</returns>
    /// <exception cref="KafkaException">They cannot be described.</exception>
    public async Task<HashSet<string>> ListAsync()
    {
        try
        {
            DescribeUserScramCredentialsResult result = await DescribeAsync([]).WaitAsync(AdminConnection.Timeout * 2);
            return
            [
                .. result.UserScramCredentialsDescriptions
                    .Where(user => user.ScramCredentialInfos.Any(one => one.Mechanism == ScramMechanism.ScramSha512))
                    .Select(user => user.User),
            ];
        }
        catch (TimeoutException)
        {
            return [];
        }
    }

    /// <summary>Makes a user, or gives it its password anew.</summary>
    /// <returns>Its name.</returns>
    /// <exception cref="KafkaException">The brokers refuse it, or do not answer.</exception>
    public async Task<string> WriteAsync(KafkaUser user)
    {
        UserScramCredentialUpsertion written = new()
        {
            User = user.Name,
            ScramCredentialInfo = new() { Mechanism = ScramMechanism.ScramSha512, Iterations = Iterations },
            Password = Encoding.UTF8.GetBytes(user.Password),
        };
        await admin.AlterUserScramCredentialsAsync(
            [written], new AlterUserScramCredentialsOptions { RequestTimeout = AdminConnection.Timeout });
        return user.Name;
    }

    private Task<DescribeUserScramCredentialsResult> DescribeAsync(IEnumerable<string> users) =>
        admin.DescribeUserScramCredentialsAsync(
            users, new DescribeUserScramCredentialsOptions { RequestTimeout = AdminConnection.Timeout });
}
