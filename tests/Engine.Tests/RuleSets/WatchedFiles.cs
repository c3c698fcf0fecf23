using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Observability;
using KafkaAlarms.Engine.Plugins;
using KafkaAlarms.Engine.RuleSets;
using KafkaAlarms.Engine.Tests.Plugins;
using KafkaAlarms.Engine.Tests.Support;

namespace KafkaAlarms.Engine.Tests.RuleSets;

/// <summary>A rules file and plug-ins on disk, with a watch over them that looks when it is told to.</summary>
internal sealed class WatchedFiles : IDisposable
{
    public const string Hot = """{"rules":[{"id":"hot","type":"limits","levels":{"hi":{"limit":80}}}]}""";
    public const string Cold = """{"rules":[{"id":"cold","type":"limits","levels":{"lo":{"limit":10}}}]}""";

    public const string Tabled =
        """{"rules":[{"id":"tabled","type":"limits","levels":{"lo":{"limit":10}},"table":"limits.csv"}]}""";

    private readonly RulesWatch watch;
    private readonly HeldRules? held;

    /// <param name="isLocked">True: only the plug-ins that are there now are allowed.</param>
    /// <param name="hangTimeout">Time that a rule may take as it is loaded; null: the default.</param>
    /// <param name="held">Rules that are not to be made; null: none.</param>
    public WatchedFiles(bool isLocked = false, TimeSpan? hangTimeout = null, HeldRules? held = null)
    {
        this.held = held;
        foreach (string file in Directory.EnumerateFiles(Path.Combine(SamplePlugins.Folder, Limits)))
            Plugins.Write(Path.Combine(Limits, Path.GetFileName(file)), File.ReadAllBytes(file));
        Files.Write("rules.json", System.Text.Encoding.UTF8.GetBytes(Hot));
        Options = new RulesOptions
        {
            File = Files.At("rules.json"),
            Plugins = Plugins.Path,
            Lock = isLocked ? Files.At("plugins.lock") : null,
            HangTimeout = hangTimeout ?? new RulesOptions().HangTimeout,
        };
        if (isLocked) WriteLock();
        RuleSetResult first = RuleSetLoader.Load(Options);
        Rules = new LiveRules(first.Rules!, first);
        watch = new RulesWatch(Options, Load, Rules, Metrics, Log, TimeProvider.System);
    }

    /// <summary>What happens between the look at the files and their loading.</summary>
    public Action BeforeLoad { get; set; } = () => { };

    public static string Limits => "KafkaAlarms.Samples.Limits";

    public PluginRoot Files { get; } = new();

    public PluginRoot Plugins { get; } = new();

    public RulesOptions Options { get; }

    public LiveRules Rules { get; }

    public EngineMetrics Metrics { get; } = new();

    public LogLines Log { get; } = new();

    /// <summary>Id of the one rule that runs.</summary>
    public string Running => Rules.Current.Rules[0].Id;

    public void Write(string rules) => File.WriteAllText(Files.At("rules.json"), rules);

    public void WriteTable(string table) => File.WriteAllText(Files.At("limits.csv"), table);

    /// <summary>Allows the plug-ins that are there now.</summary>
    public void WriteLock()
    {
        using StreamWriter text = File.CreateText(Files.At("plugins.lock"));
        PluginLock.Write(Plugins.Path, text);
    }

    /// <summary>Looks as often as it takes for a change to be taken.</summary>
    public void Look(int times = 2)
    {
        for (int i = 0; i < times; i++) watch.Look();
    }

    private RuleSetResult Load(RulesOptions options)
    {
        BeforeLoad();
        return RuleSetLoader.Load(options, held);
    }

    public void Dispose()
    {
        Rules.Dispose();
        Plugins.Dispose();
        Files.Dispose();
    }
}
