using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace KafkaAlarms.Engine.Tests.Provisioning;

/// <summary>Kafka's admin API as far as users need it: a broker that hears of a user some looks after it was written.</summary>
[SuppressMessage("Performance", "CA1852:Seal internal types", Justification = "DispatchProxy derives from it.")]
internal class FakeUsers : DispatchProxy
{
    private int looksUntilKnown;

    public List<string> Calls { get; } = [];

    public static FakeUsers Create(int looksUntilKnown)
    {
        var fake = (FakeUsers)(object)Create<IAdminClient, FakeUsers>();
        fake.looksUntilKnown = looksUntilKnown;
        return fake;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
    {
        nameof(IAdminClient.AlterUserScramCredentialsAsync) =>
            Write(((IEnumerable<UserScramCredentialAlteration>)args![0]!).Single().User),
        nameof(IAdminClient.DescribeUserScramCredentialsAsync) =>
            ((IEnumerable<string>)args![0]!).ToArray() is [string user] ? Find(user) : List(),
        nameof(IDisposable.Dispose) => null,
        _ => throw new NotSupportedException(targetMethod.Name),
    };

    private Task Write(string user)
    {
        Calls.Add($"write {user}");
        return Task.CompletedTask;
    }

    private Task<DescribeUserScramCredentialsResult> Find(string user)
    {
        Calls.Add($"find {user}");
        if (looksUntilKnown-- <= 0) return Task.FromResult(Known(user));
        UserScramCredentialsDescription missing =
            new() { User = user, Error = new Error(ErrorCode.ResourceNotFound, "no user of this name") };
        return Task.FromException<DescribeUserScramCredentialsResult>(
            new DescribeUserScramCredentialsException(new() { UserScramCredentialsDescriptions = [missing] }));
    }

    private Task<DescribeUserScramCredentialsResult> List()
    {
        Calls.Add("list");
        return Task.FromResult(Known("plant", "other"));
    }

    private static DescribeUserScramCredentialsResult Known(params string[] users) => new()
    {
        UserScramCredentialsDescriptions = [.. users.Select(user => new UserScramCredentialsDescription
        {
            User = user,
            Error = new Error(ErrorCode.NoError),
            ScramCredentialInfos = [new() { Mechanism = ScramMechanism.ScramSha512, Iterations = 4096 }],
        })],
    };
}
