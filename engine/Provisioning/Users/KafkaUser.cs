namespace KafkaAlarms.Engine.Provisioning.Users;

/// <summary>A user with the password that it logs in with.</summary>
internal sealed record KafkaUser(string Name, string Password)
{
    /// <summary>Its name alone: no password may come into a log.</summary>
    public override string ToString() => Name;
}
