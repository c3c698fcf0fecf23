using System.CommandLine;
using System.Text;
using System.Text.Json;
using KafkaAlarms.Engine.Configuration;
using KafkaAlarms.Engine.Model.Text;
using KafkaAlarms.Engine.Observability;

namespace KafkaAlarms.Engine.Commands;

/// <summary><c>config</c>: each setting as it holds, with where it comes from.</summary>
internal static class ConfigCommand
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    public static Command Create(CommandContext context)
    {
        EngineOptions options = new();
        Option<string> format =
            new("--format") { Description = "Shape of the output.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        DocumentedCommand command = new(
            "config",
            "Show each effective setting and where it comes from; secrets are masked.",
            "config --config settings.json",
            "config --config settings.json --set Processing:Threads=2 --format json");
        options.AddTo(command);
        command.Add(format);
        command.SetAction(
            line => Print(SettingsLoader.Load(options.Read(line, context)), line.GetRequiredValue(format), context));
        return command;
    }

    private static int Print(SettingsResult result, string format, CommandContext context)
    {
        if (format == "json") PrintJson(result, context.Output);
        else PrintText(result, context.Output);
        return result.Settings is null ? ProblemReport.Write(context.Error, result.Problems) : ExitCode.Stopped;
    }

    private static void PrintText(SettingsResult result, TextWriter output)
    {
        output.WriteLine($"kafka-alarms {EngineVersion.Text}");
        int paths = result.Effective.Max(setting => setting.Path.Length);
        int values = result.Effective.Max(setting => Shown(setting.Value).Length);
        foreach (EffectiveSetting setting in result.Effective)
            output.WriteLine(
                $"{setting.Path.PadRight(paths)}  {Shown(setting.Value).PadRight(values)}  {setting.Origin}");
    }

    private static string Shown(string? value) => value switch
    {
        null => "null",
        "" => "\"\"",
        _ => value,
    };

    private static void PrintJson(SettingsResult result, TextWriter output)
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter json = new(text, Indented))
        {
            json.WriteStartObject();
            json.WriteString("version", EngineVersion.Text);
            json.WriteStartArray("settings");
            foreach (EffectiveSetting setting in result.Effective) Write(json, setting);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.WriteLine(Encoding.UTF8.GetString(text.ToArray()));
    }

    private static void Write(Utf8JsonWriter json, EffectiveSetting setting)
    {
        json.WriteStartObject();
        json.WriteString("path", setting.Path);
        json.WriteString("value", setting.Value);
        json.WriteString("origin", SnakeCase.Of(setting.Origin.Kind.ToString()));
        if (setting.Origin.Name.Length > 0) json.WriteString("name", setting.Origin.Name);
        if (setting.Origin.Position.Line > 0)
        {
            json.WriteNumber("line", setting.Origin.Position.Line);
            json.WriteNumber("column", setting.Origin.Position.Column);
        }

        json.WriteEndObject();
    }
}
