using KafkaAlarms.Engine.Rules;

namespace KafkaAlarms.Engine.State.Sensors;

/// <summary>What a rule remembers of one sensor.</summary>
internal sealed class RuleMemory
{
    private byte[] bytes;

    /// <param name="version">Version that the rule gave what it remembered.</param>
    /// <param name="bytes">As they were stored; owned from now on.</param>
    public RuleMemory(int version, byte[] bytes)
    {
        Version = version;
        this.bytes = bytes;
    }

    /// <summary>Version of the bytes.</summary>
    public int Version { get; private set; }

    /// <summary>Kafka time since which the rule set lacks the rule, or did until this was read again, ticks; 0: it does
    /// not, or the time is not known yet.</summary>
    public long LackingSince { get; set; }

    /// <summary>The bytes.</summary>
    public Span<byte> Bytes => bytes;

    /// <summary>Begins anew.</summary>
    public void Forget()
    {
        LackingSince = 0;
        bytes.AsSpan().Clear();
    }

    /// <summary>Makes the bytes those of a rule as it is now: of the same version they are kept as far as both go, of
    /// another one they are zeros.</summary>
    public void Fit(RuleRunner runner)
    {
        if (Version == runner.RememberedVersion && bytes.Length == runner.RememberedBytes) return;
        byte[] fitting = new byte[runner.RememberedBytes];
        if (Version == runner.RememberedVersion)
            bytes.AsSpan(0, Math.Min(bytes.Length, fitting.Length)).CopyTo(fitting);
        bytes = fitting;
        Version = runner.RememberedVersion;
    }
}
