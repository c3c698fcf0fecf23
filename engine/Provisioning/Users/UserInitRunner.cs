using System.Collections.Immutable;
using Confluent.Kafka;
using KafkaAlarms.Engine.Errors;
using ErrorCode = KafkaAlarms.Engine.Errors.ErrorCode;

namespace KafkaAlarms.Engine.Provisioning.Users;

/// <summary>Writes users, and tries again while that may help.</summary>
/// <remarks>Each run writes each user: what Kafka keeps of a password cannot be compared with it.</remarks>
internal sealed class UserInitRunner(UserAdmin admin, Patience patience, TextWriter output)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Writes all of them; users that are not among them are left alone and named.</summary>
    /// <returns>What could not be done.</returns>
    public async Task<IReadOnlyList<Problem>> RunAsync(ImmutableArray<KafkaUser> users, CancellationToken stop)
    {
        List<Problem> problems = [];
        foreach (KafkaUser user in users)
        {
            (string? written, Problem? refused) = await WriteAsync(user, stop);
            if (refused is not null) problems.Add(refused);
            if (written is not null) output.WriteLine($"written    {written}");
        }

        if (problems.Count == 0) problems.AddRange(await NameOthersAsync(users, stop));
        return problems;
    }

    private async Task<Problem[]> NameOthersAsync(ImmutableArray<KafkaUser> users, CancellationToken stop)
    {
        (HashSet<string>? known, Problem? refused) = await TryAsync<HashSet<string>>("users", admin.ListAsync, stop);
        if (refused is not null) return [refused];
        foreach (string other in known!.Except(users.Select(user => user.Name)).Order(StringComparer.Ordinal))
            output.WriteLine($"left alone {other}: not in the folder");
        return [];
    }

    private async Task<(string? Written, Problem? Refused)> WriteAsync(KafkaUser user, CancellationToken stop)
    {
        string where = $"user {user.Name}";
        (_, Problem? refused) = await TryAsync(where, () => admin.WriteAsync(user), stop);
        return refused is null ? await TryAsync(where, () => admin.FindAsync(user), stop) : (null, refused);
    }

    private async Task<(T? Result, Problem? Problem)> TryAsync<T>(
        string where, Func<Task<T>> call, CancellationToken stop)
        where T : class
    {
        while (true)
        {
            try
            {
                return (await call(), null);
            }
            catch (KafkaException fault) when (!AdminFault.MayPass(fault))
            {
                return (null, Refused(where, fault));
            }
            catch (KafkaException fault) when (patience.IsOver)
            {
                return (null, TimedOut(where, fault));
            }
            catch (KafkaException)
            {
                await patience.PauseAsync(Interval, stop);
            }
        }
    }

    private static Problem Refused(string where, KafkaException fault) => new(
        ErrorCode.UserRefused,
        where,
        $"The brokers refuse it: {AdminFault.ReasonOf(fault)}.",
        "Correct what they name, or the rights of the login that init users has.");

    private Problem TimedOut(string where, KafkaException fault) => new(
        ErrorCode.UsersNotReady,
        where,
        $"Not written after {patience.Seconds:F0} s: {AdminFault.ReasonOf(fault)}.",
        "Look at the brokers; run it again with a longer --timeout.");
}
