using System.CommandLine;

namespace KafkaAlarms.Engine.Commands.Rules;

/// <summary>The folder of plug-ins that a command looks at: an argument, or <c>--plugins</c> as elsewhere.</summary>
internal sealed class PluginsArgument
{
    private readonly Argument<string?> folder = new("DIR")
    {
        Description = "Folder of plug-ins; default: the sample rules beside the program.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> option = new("--plugins")
    {
        Description = "The same by name, as other commands take it.",
        HelpName = "DIR",
    };

    public void AddTo(Command command)
    {
        command.Add(folder);
        command.Add(option);
        UnknownOptions.RefuseIn(folder);
        folder.Validators.Add(result =>
        {
            foreach (string path in result.Tokens.Select(token => token.Value).Where(File.Exists))
                result.AddError($"{path} is no folder of plug-ins. A rules file is named with --rules.");
        });
        command.Validators.Add(result =>
        {
            if (result.GetResult(option) is not null && result.GetValue(folder) is not null)
                result.AddError("The folder of plug-ins is named twice.");
        });
    }

    public string? Read(ParseResult line) => line.GetValue(folder) ?? line.GetValue(option);
}
