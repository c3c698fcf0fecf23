using System.Collections.Immutable;
using KafkaAlarms.Engine.Errors;

namespace KafkaAlarms.Engine.Provisioning.Users;

/// <summary>Users as a mounted Secret has them: each file is named by one and holds the password.</summary>
/// <param name="Users">In the order of their names.</param>
/// <param name="Problems">What is wrong with the folder; then nothing is to be done with the users.</param>
internal sealed record UsersFolder(ImmutableArray<KafkaUser> Users, ImmutableArray<Problem> Problems)
{
    /// <summary>Reads a folder.</summary>
    public static UsersFolder Load(string path)
    {
        try
        {
            // Kubernetes keeps versions of a Secret beside it, in folders whose names begin with two dots.
            KafkaUser[] users =
            [
                .. Directory.EnumerateFiles(path)
                    .Select(file => new KafkaUser(Path.GetFileName(file), File.ReadAllText(file)))
                    .OrderBy(user => user.Name, StringComparer.Ordinal),
            ];
            if (users.Length == 0)
                return Refuse(path, "It holds no user.", "Put a file for each into it, named by the user.");
            KafkaUser[] unusable = [.. users.Where(user => !IsUsable(user.Password))];
            return new([.. users], [.. unusable.Select(user => Unusable(path, user))]);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Refuse(path, "It cannot be read.", "Name a folder that can.");
        }
    }

    /// <summary>What files of Java's login can hold as well: ASCII that is seen, without , " and \.</summary>
    private static bool IsUsable(string password) =>
        password.Length > 0 && password.All(one => one is > ' ' and < '\x7f' and not (',' or '"' or '\\'));

    private static Problem Unusable(string path, KafkaUser user) => new(
        ErrorCode.UsersFolderRefused,
        $"{path} user {user.Name}",
        "The password is empty, or holds other than ASCII letters, digits and signs without , \" and \\.",
        "Give it another one; a line's end is one character too many.");

    private static UsersFolder Refuse(string path, string what, string change) =>
        new([], [new Problem(ErrorCode.UsersFolderRefused, path, what, change)]);
}
