using System.CommandLine;
using System.CommandLine.Parsing;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Provisioning;
using KafkaAlarms.Engine.Provisioning.Volumes;

namespace KafkaAlarms.Engine.Commands.Init;

/// <summary><c>init plugins</c>: puts plug-in folders of an image, or of an archive from a server, into a
/// volume.</summary>
internal static class InitPluginsCommand
{
    public static Command Create(CommandContext context)
    {
        Option<string?> from = new("--from")
        {
            Description = "Folder that holds one folder for each plug-in.", HelpName = "DIR",
        };
        Option<Uri?> url = InitOptions.Archive();
        Option<string?> sha512 = new("--sha512")
        {
            Description = "Hash that the archive must have.", HelpName = "HASH",
        };
        Option<string> to = new("--to") { Description = "The volume.", HelpName = "DIR", Required = true };
        Option<string?> expected = new("--expect")
        {
            Description = "Hash that the folder must have; it is printed by every run.", HelpName = "SHA256",
        };
        Option<TimeSpan> timeout = InitOptions.Timeout();
        DocumentedCommand command = new(
            "plugins",
            "Copy plug-in folders with their hashes, each as a whole.",
            "init plugins --from /app/plugins --to /plugins",
            "init plugins --from /rules --to /plugins --expect 0f3a...",
            "init plugins --url https://example.org/connector.zip --sha512 9c1d... --to /plugins")
        {
            from,
            url,
            sha512,
            to,
            expected,
            timeout,
        };
        command.Validators.Add(result => Check(result, from, url, sha512));
        command.SetAction(async (line, stop) =>
        {
            PluginVolume volume = new(line.GetRequiredValue(to), context.Output);
            Patience patience = new(line.GetValue(timeout), context.Clock);
            Problem? problem = line.GetValue(url) is { } address
                ? await FetchAsync(volume, address, line.GetValue(sha512)!, patience, stop)
                : await volume.PutAsync(line.GetValue(from)!, line.GetValue(expected), stop);
            return InitReport.Write(context.Error, problem is null ? [] : [problem]);
        });
        return command;
    }

    private static void Check(CommandResult result, Option<string?> from, Option<Uri?> url, Option<string?> sha512)
    {
        bool hasFolder = result.GetResult(from) is not null;
        bool hasAddress = result.GetResult(url) is not null;
        if (hasFolder == hasAddress) result.AddError("Give one of --from and --url.");
        bool hasHash = result.GetResult(sha512) is not null;
        if (hasAddress != hasHash) result.AddError("--url needs --sha512, and it alone.");
    }

    private static async Task<Problem?> FetchAsync(
        PluginVolume volume, Uri address, string sha512, Patience patience, CancellationToken stop)
    {
        using HttpClient http = new() { Timeout = Timeout.InfiniteTimeSpan };
        return await volume.PutArchiveAsync(new PluginDownload(http, patience), address, sha512, stop);
    }
}
