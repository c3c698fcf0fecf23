using Confluent.Kafka;

namespace KafkaAlarms.Engine.Clients;

/// <summary>Why connections of a client do not come about, such as a refused login or an unknown certificate.</summary>
internal sealed class ConnectionFaults
{
    private string? last;
    private bool allDown;

    /// <summary>The last reason; null when none was heard of.</summary>
    public string? Last => Volatile.Read(ref last);

    /// <summary>True when no connection came about to any broker that is known.</summary>
    public bool AllDown => Volatile.Read(ref allDown);

    /// <summary>Takes an error that a client reports, on any thread.</summary>
    /// <remarks>That all brokers are down follows each reason, and is none; nor does a lost connection say more than
    /// what was refused on one before.</remarks>
    public void Take(Error error)
    {
        if (error.Code == ErrorCode.Local_AllBrokersDown) Volatile.Write(ref allDown, true);
        else if (error.Code != ErrorCode.Local_Transport || last is null) Volatile.Write(ref last, error.Reason);
    }

    /// <summary>Forgets what was refused before a broker answered.</summary>
    public void Clear() => Volatile.Write(ref last, null);
}
