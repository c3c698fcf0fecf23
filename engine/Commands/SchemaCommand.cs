using System.CommandLine;
using System.Text;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Validating;

namespace KafkaAlarms.Engine.Commands;

/// <summary><c>schema</c>: print the alarm schema, or validate alarm events against it.</summary>
internal static class SchemaCommand
{
    /// <summary>Exit code when a document breaks the schema.</summary>
    internal const int Broken = 1;

    public static Command Create(CommandContext context)
    {
        Option<string?> validate = new("--validate")
        {
            Description = "File of alarm events to validate, one JSON document a line; - is standard input.",
        };
        DocumentedCommand command = new(
            "schema",
            "Print the alarm schema, or validate alarm events against it.",
            "schema > alarm.schema.json",
            "schema --validate alarms.jsonl");
        command.Add(validate);
        command.SetAction(line => Run(line.GetValue(validate), context.Output, context.Error));
        return command;
    }

    internal static int Run(string? file, TextWriter output, TextWriter error)
    {
        if (file is null)
        {
            output.Write(AlarmSchema.Text);
            return ExitCode.Stopped;
        }

        try
        {
            using Stream input = file == "-" ? Console.OpenStandardInput() : File.OpenRead(file);
            return Validate(input, output);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Problem problem = new(
                ErrorCode.DocumentsUnreadable,
                $"argument --validate {file}",
                "The file cannot be read.",
                "Name one that can.");
            error.WriteLine(problem);
            return ExitCode.Usage;
        }
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
            if (!result.IsValid) exitCode = Broken;
        }

        return exitCode;
    }
}
