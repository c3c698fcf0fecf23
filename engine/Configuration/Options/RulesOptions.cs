using KafkaAlarms.Engine.Configuration.Values;

namespace KafkaAlarms.Engine.Configuration.Options;

/// <summary>Which rules run.</summary>
internal sealed record RulesOptions
{
    /// <summary>The rules file.</summary>
    /// <value>A path; default null: each plug-in rule runs once with its own defaults.</value>
    public string? File { get; init; }

    /// <summary>Folder that holds one folder for each plug-in.</summary>
    /// <value>A path; default null: the sample rules beside the program.</value>
    public string? Plugins { get; init; }

    /// <summary>List of the files that plug-ins may consist of, as <c>rules lock</c> writes it.</summary>
    /// <value>A path; default null: any. A plug-in with a file that is not in it is not loaded.</value>
    public string? Lock { get; init; }

    /// <summary>Longest time that a rule may take for one record.</summary>
    /// <value>00:00:00.020 to 00:00:20, measured to some 10 ms; default 00:00:00.100. A verdict that took longer is
    /// kept and counted; after 100 in a row the rule is not called any more.</value>
    [AllowedRange("00:00:00.020", "00:00:20")]
    public TimeSpan TimeBudget { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Most memory that a rule may allocate for one record.</summary>
    /// <value>65536 to 1073741824 bytes; default 1048576. A verdict that took more is discarded and counted; after 100
    /// in a row the rule is not called any more. Measured while a stream thread allocates much.</value>
    [AllowedRange("65536", "1073741824")]
    public int AllocationBudgetBytes { get; init; } = 1024 * 1024;

    /// <summary>Time after which a rule that has not returned is given up, and the engine with it.</summary>
    /// <value>00:00:01 to 00:04:00, more than the time budget; default 00:00:30. The engine ends with exit code 75; the
    /// next start does not call the rule.</value>
    [AllowedRange("00:00:01", "00:04:00")]
    public TimeSpan HangTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Folder that remembers rules which did not return over restarts.</summary>
    /// <value>A path; default null: <c>kafka-alarms-GROUP</c> in the system's folder for temporary files. Set it where
    /// that folder is made anew at each start.</value>
    public string? StateFolder { get; init; }

    /// <summary>How often to look whether the rules file or the plug-ins changed.</summary>
    /// <value>00:00:00.100 to 1.00:00:00; default 00:00:02. A change is taken when two looks in a row saw the same
    /// content.</value>
    [AllowedRange("00:00:00.100", "1.00:00:00")]
    public TimeSpan ReloadInterval { get; init; } = TimeSpan.FromSeconds(2);
}
