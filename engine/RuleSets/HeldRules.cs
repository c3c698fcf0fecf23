using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Rules;

namespace KafkaAlarms.Engine.RuleSets;

/// <summary>The rules that did not return, remembered in a file, so that an engine that ended for one of them does not
/// end for it again.</summary>
/// <remarks>An operator lets a rule go by taking it out of the file, or the file away; that counts from the next start
/// or reload. A folder or file of another user, root aside, is not believed: whoever may write there could keep any
/// rule from being called. Thread-safe.</remarks>
/// <param name="folder">Made when it is needed.</param>
internal sealed class HeldRules(string folder)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    private readonly Lock gate = new();

    /// <summary>Where the file is.</summary>
    public string Folder => folder;

    /// <summary>The file.</summary>
    public string Path { get; } = System.IO.Path.Combine(folder, "held-rules.json");

    /// <summary>The rules that an engine of these settings does not call.</summary>
    public static HeldRules Of(EngineSettings settings) => new(
        settings.Rules.StateFolder
        ?? System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"kafka-alarms-{settings.Kafka.GroupId}"));

    /// <summary>Finds what keeps the folder from remembering anything, before something is to be remembered.</summary>
    /// <returns>Null when nothing does.</returns>
    public string? FindTrouble()
    {
        if (ForeignOwner() is { } foreign) return foreign;
        string probe = Guid.NewGuid().ToString("N");
        try
        {
            if (File.Exists(Path)) File.OpenRead(Path).Dispose();
            if (Directory.Exists(folder)) new FileStream(
                System.IO.Path.Combine(folder, probe), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1,
                FileOptions.DeleteOnClose).Dispose();
            else Directory.Delete(Directory.CreateDirectory(System.IO.Path.Combine(NearestFolder(), probe)).FullName);
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return fault.Message.TrimEnd('.');
        }
    }

    /// <summary>Finds what a rule is held for.</summary>
    /// <returns>Null when it may be called.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public HeldRule? Find(RuleEntry entry) => Read().FirstOrDefault(held => held.Is(entry));

    /// <summary>Tells whether no instance of a rule type is to be made, not even on trial as it is loaded.</summary>
    /// <remarks>One that did not return from <c>Evaluate</c> is tried: it was made and configured before its first
    /// record came, and what its entry says can be judged.</remarks>
    public bool ForbidsMaking(string type, string version) => Read().Any(
        held => held.Step == RuleStep.Configure && held.Type == type && held.Version == version);

    /// <summary>Remembers a rule, in place of what was remembered of that version of its type.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">As well.</exception>
    public void Add(HeldRule rule)
    {
        lock (gate)
        {
            if (ForeignOwner() is { } foreign) throw new UnauthorizedAccessException(foreign + ".");
            IEnumerable<HeldRule> others =
                Read().Where(held => held.Type != rule.Type || held.Version != rule.Version);
            byte[] text = JsonSerializer.SerializeToUtf8Bytes<HeldRule[]>([.. others, rule], Json);
            MakeFolder();
            string next = System.IO.Path.Combine(folder, Guid.NewGuid().ToString("N"));
            using (FileStream file = new(next, FileMode.CreateNew)) file.Write(text);
            File.Move(next, Path, overwrite: true);
        }
    }

    /// <summary>Makes the folder so that nobody else can write into it.</summary>
    private void MakeFolder()
    {
        const UnixFileMode Mine = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, Mine);
    }

    private string? ForeignOwner()
    {
        foreach (string path in (string[])[folder, Path])
        {
            if (FileOwner.Foreign(path) is { } user) return $"{path} belongs to another user, {user}";
        }

        return null;
    }

    /// <summary>The folder above that the missing ones would be made in.</summary>
    private string NearestFolder()
    {
        string? above = System.IO.Path.GetFullPath(folder);
        while (above is not null && !Directory.Exists(above))
        {
            if (File.Exists(above)) throw new IOException($"{above} is no folder");
            above = System.IO.Path.GetDirectoryName(above);
        }

        return above ?? throw new IOException($"No folder above {folder} is there");
    }

    private ImmutableArray<HeldRule> Read()
    {
        if (!File.Exists(Path) || ForeignOwner() is not null) return [];
        try
        {
            HeldRule?[]? all = JsonSerializer.Deserialize<HeldRule?[]>(File.ReadAllBytes(Path), Json);
            return [.. (all ?? []).OfType<HeldRule>()];
        }
        catch (Exception fault) when (fault is JsonException or IOException or UnauthorizedAccessException)
        {
            // Whoever broke it wanted no rule to be held; the next one that is writes it anew.
            return [];
        }
    }
}
