namespace KafkaAlarms.Engine.Commands;

/// <summary>Exit codes of every command, after BSD's sysexits.</summary>
internal static class ExitCode
{
    /// <summary>Did what was asked, or stopped when asked.</summary>
    public const int Stopped = 0;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 64;

    /// <summary>Brokers, Connect or a connector did not answer or run in the time given.</summary>
    public const int BrokerUnavailable = 69;

    /// <summary>A fault of the program itself.</summary>
    public const int Bug = 70;

    /// <summary>A rule did not return; a new start of the engine leaves it out.</summary>
    public const int RuleHangs = 75;

    /// <summary>What was given is wrong: settings, rules file, plug-ins, topics, alarm events to validate.</summary>
    public const int Configuration = 78;
}
