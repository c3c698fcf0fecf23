using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using KafkaAlarms.Engine.Model.Rules;

namespace KafkaAlarms.Engine.RuleSets;

/// <summary>The rules that did not return, remembered in a file, so that an engine that ended for one of them does not
/// end for it again.</summary>
/// <remarks>An operator lets a rule go by taking it out of the file, or the file away; that counts from the next start
/// or reload. Thread-safe.</remarks>
/// <param name="folder">Made when it is needed.</param>
internal sealed class HeldRules(string folder)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    private readonly Lock gate = new();

    /// <summary>The file.</summary>
    public string Path { get; } = System.IO.Path.Combine(folder, "held-rules.json");

    /// <summary>Finds what a rule is held for.</summary>
    /// <returns>Null when it may be called.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public HeldRule? Find(RuleEntry entry) => Read().FirstOrDefault(held => held.Is(entry));

    /// <summary>Remembers a rule, in place of what was remembered of that version of its type.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">As well.</exception>
    public void Add(HeldRule rule)
    {
        lock (gate)
        {
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

    private ImmutableArray<HeldRule> Read()
    {
        if (!File.Exists(Path)) return [];
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
