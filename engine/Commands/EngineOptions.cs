using System.Collections.Immutable;
using System.CommandLine;
using KafkaAlarms.Engine.Configuration.Sources;

namespace KafkaAlarms.Engine.Commands;

/// <summary>The options that stand for settings, shared by the commands that read settings.</summary>
/// <remarks>All are text here: the settings loader judges them together with files and environment.</remarks>
/// <param name="only">Names of the options that a command has; none for all.</param>
internal sealed class EngineOptions(params string[] only)
{
    private readonly Option<string[]> files = new("--config")
    {
        Description = "JSON file with settings; may be given several times, later files win.",
        HelpName = "FILE",
    };

    private readonly Option<string[]> settings = new("--set")
    {
        Description = "Any setting by its key path, such as Decoding:MaxSkew=10m; may be given several times.",
        HelpName = "KEY=VALUE",
    };

    private readonly Option<bool> createTopics =
        new("--create-topics") { Description = "Create topics that are missing." };

    private readonly ImmutableArray<Option<string>> named =
    [
        Named("--bootstrap", "HOST:PORT", "Brokers to start from, several with commas."),
        Named("--rules", "FILE", "The rules file; without one each plug-in rule runs once with its own defaults."),
        Named("--plugins", "DIR", "Folder of plug-ins; default: the sample rules beside the program."),
        Named("--group", "ID", "Consumer group of all engines that share the work."),
        Named("--instance", "NAME", "Name of this engine that stays over restarts."),
        Named("--threads", "N", "Stream threads; 0: one for each core."),
        Named("--http", "HOST:PORT", "Serve /health and /metrics there."),
        Named("--log-format", "text|json", "Shape of log lines."),
    ];

    public void AddTo(Command command)
    {
        foreach (Option option in named.Append<Option>(createTopics).Where(Has)) command.Add(option);
        command.Add(files);
        command.Add(settings);
        settings.Validators.Add(result =>
        {
            foreach (string text in result.Tokens.Select(token => token.Value).Where(text => text.IndexOf('=') < 1))
                result.AddError($"--set {text} has no KEY=VALUE.");
        });
    }

    /// <summary>Files, environment and arguments of a parsed command line; a named option wins over --set.</summary>
    public SettingsSources Read(ParseResult line, CommandContext context)
    {
        IEnumerable<ArgumentSetting> given =
            from option in named.Where(Has)
            let value = line.GetValue(option)
            where value is not null
            select new ArgumentSetting(option.Name, ArgumentNames.Paths[option.Name], value);
        if (Has(createTopics) && line.GetValue(createTopics))
            given =
                given.Append(new ArgumentSetting(createTopics.Name, ArgumentNames.Paths[createTopics.Name], "true"));
        return new SettingsSources
        {
            Files = [.. line.GetValue(files) ?? []],
            Environment = context.Environment,
            Arguments = [.. (line.GetValue(settings) ?? []).Select(Split), .. given],
        };
    }

    private bool Has(Option option) => only.Length == 0 || only.Contains(option.Name);

    private static ArgumentSetting Split(string text)
    {
        int equals = text.IndexOf('=');
        return new ArgumentSetting("--set", text[..equals].Trim(), text[(equals + 1)..]);
    }

    private static Option<string> Named(string name, string help, string description) =>
        new(name) { Description = description, HelpName = help };
}
