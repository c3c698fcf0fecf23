using System.CommandLine;
using System.Text;
using KafkaAlarms.Engine.Configuration.RulesFile.Keys;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.RuleTests.Files;
using KafkaAlarms.Engine.Validating;

namespace KafkaAlarms.Engine.Commands;

/// <summary><c>schema</c>: print a published schema, or validate alarm events against theirs.</summary>
internal static class SchemaCommand
{
    private const string StandardInput = "-";

    public static Command Create(CommandContext context)
    {
        Option<string?> validate = new("--validate")
        {
            Description = "File of alarm events to validate, one JSON document a line; - is standard input.",
            HelpName = "FILE",
        };
        DocumentedCommand command = new(
            "schema",
            "Print the alarm schema, or validate alarm events against it.",
            "schema > alarm.schema.json",
            "schema --validate alarms.jsonl",
            "schema rules > rules.schema.json",
            "schema rule-tests > rule-tests.schema.json");
        command.Add(validate);
        command.Add(CreateRules(context));
        command.Add(CreateRuleTests(context));
        command.SetAction(line => Run(line.GetValue(validate), context));
        return command;
    }

    private static DocumentedCommand CreateRules(CommandContext context)
    {
        DocumentedCommand command = new(
            "rules", "Print the schema of the rules file, for editors.", "schema rules > rules.schema.json");
        command.SetAction(_ => Print(RulesSchema.Text, context.Output));
        return command;
    }

    private static DocumentedCommand CreateRuleTests(CommandContext context)
    {
        DocumentedCommand command = new(
            "rule-tests",
            "Print the schema of files of rule tests, for editors.",
            "schema rule-tests > rule-tests.schema.json");
        command.SetAction(_ => Print(RuleTestSchema.Text, context.Output));
        return command;
    }

    private static int Run(string? file, CommandContext context)
    {
        if (file is null) return Print(AlarmSchema.Text, context.Output);
        try
        {
            using Stream input = file == StandardInput ? context.Input : File.OpenRead(file);
            return Validate(input, context.Output);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            Problem problem = new(
                ErrorCode.DocumentsUnreadable,
                $"argument --validate {file}",
                "The file cannot be read.",
                "Name one that can.");
            context.Error.WriteLine(problem);
            return ExitCode.Usage;
        }
    }

    private static int Print(string schema, TextWriter output)
    {
        output.Write(schema);
        return ExitCode.Stopped;
    }

    private static int Validate(Stream input, TextWriter output)
    {
        AlarmValidator validator = new();
        // Latin-1 keeps each byte as it is: the validator must see those that are not UTF-8.
        using StreamReader lines = new(input, Encoding.Latin1, detectEncodingFromByteOrderMarks: false);
        int exitCode = ExitCode.Stopped;
        for (int number = 1; lines.ReadLine() is { } line; number++)
        {
            ValidationResult result = validator.Validate(Encoding.Latin1.GetBytes(line));
            output.WriteLine(result.IsValid ? $"line {number}: valid" : $"line {number}: {result}");
            if (!result.IsValid) exitCode = ExitCode.Configuration;
        }

        return exitCode;
    }
}
