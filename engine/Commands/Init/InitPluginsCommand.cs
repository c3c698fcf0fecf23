using System.CommandLine;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Provisioning.Volumes;

namespace KafkaAlarms.Engine.Commands.Init;

/// <summary><c>init plugins</c>: puts plug-in folders of an image into a volume.</summary>
internal static class InitPluginsCommand
{
    public static Command Create(CommandContext context)
    {
        Option<string> from = new("--from")
        {
            Description = "Folder that holds one folder for each plug-in.", HelpName = "DIR", Required = true,
        };
        Option<string> to = new("--to") { Description = "The volume.", HelpName = "DIR", Required = true };
        Option<string?> expected = new("--expect")
        {
            Description = "Hash that the folder must have; it is printed by every run.", HelpName = "SHA256",
        };
        DocumentedCommand command = new(
            "plugins",
            "Copy plug-in folders with their hashes, each as a whole.",
            "init plugins --from /app/plugins --to /plugins",
            "init plugins --from /rules --to /plugins --expect 0f3a...")
        {
            from,
            to,
            expected,
        };
        command.SetAction(async (line, stop) =>
        {
            PluginVolume volume = new(line.GetRequiredValue(to), context.Output);
            Problem? problem = await volume.PutAsync(line.GetRequiredValue(from), line.GetValue(expected), stop);
            return InitReport.Write(context.Error, problem is null ? [] : [problem]);
        });
        return command;
    }
}
