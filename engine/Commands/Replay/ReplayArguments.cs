using System.CommandLine;
using System.CommandLine.Parsing;

namespace KafkaAlarms.Engine.Commands.Replay;

/// <summary>The options of <c>replay</c> that stand for no setting.</summary>
internal sealed class ReplayArguments
{
    private readonly Option<string?> input = Named(
        "--input",
        "FILE",
        "CSV file (ts,sensor_id,MEASUREMENT...) or JSON lines of sensor records; - is standard input.");

    private readonly Option<string?> sensor = Named("--sensor", "ID", "Sensor id of a file's records that name none.");

    private readonly Option<string?> kafkaTime = new("--kafka-time")
    {
        Description = "Kafka time of a file: none (the default), so that silence is not noticed, or record: the "
            + "records' own time.",
    };

    private readonly Option<string?> topic = Named("--topic", "NAME", "Read a topic instead of a file.");

    private readonly Option<string?> from = Named(
        "--from", "OFFSET|TIME|AGE", "First record of the topic: offset, time, or how long ago, such as 2h.");

    private readonly Option<string?> to = Named(
        "--to", "OFFSET|TIME|AGE", "First record of the topic that is not read any more.");

    private readonly Option<int[]> partitions = new("--partition")
    {
        Description = "Read one partition of the topic; may be given several times.",
        HelpName = "N",
    };

    private readonly Option<string[]> compare = new("--compare")
    {
        Description = "Another rules file to set beside --rules; may be given several times.",
        HelpName = "FILE",
    };

    private readonly Option<string?> plot = Named(
        "--plot",
        "FILE.svg|png",
        "Draw values, limits, raises and clears; with --compare one panel for each rules file.");

    private readonly Option<string?> plotAlarm = Named(
        "--plot-alarm", "RULE/SENSOR/INSTANCE", "The alarm to draw; default: the most frequent.");

    private readonly Option<string> format = new("--format")
    {
        Description = "text: alarms and figures; jsonl: exactly the alarm events, one JSON document a line; json: the "
            + "figures as one JSON document.",
        DefaultValueFactory = _ => NameOf(ReplayFormat.Text),
    };

    public void AddTo(Command command)
    {
        kafkaTime.AcceptOnlyFromAmong("none", "record");
        format.AcceptOnlyFromAmong([.. Enum.GetValues<ReplayFormat>().Select(NameOf)]);
        Option[] all = [input, sensor, kafkaTime, topic, from, to, partitions, compare, format, plot, plotAlarm];
        foreach (Option option in all) command.Add(option);
        foreach (Option<string?> bound in new[] { from, to }) bound.Validators.Add(RefuseNoBound);
        command.Validators.Add(Check);
        command.Validators.Add(CheckPlot);
    }

    public ReplayRequest Read(ParseResult line) => new()
    {
        File = line.GetValue(input),
        Sensor = line.GetValue(sensor),
        KafkaTimeIsRecordTime = line.GetValue(kafkaTime) == "record",
        Topic = line.GetValue(topic),
        Partitions = [.. line.GetValue(partitions) ?? []],
        From = line.GetValue(from),
        To = line.GetValue(to),
        Compare = [.. line.GetValue(compare) ?? []],
        Format = Enum.GetValues<ReplayFormat>().First(one => NameOf(one) == line.GetValue(format)),
        Plot = line.GetValue(plot),
        PlotAlarm = line.GetValue(plotAlarm),
    };

    private static string NameOf(ReplayFormat format) => format.ToString().ToLowerInvariant();

    private static Option<string?> Named(string name, string help, string description) =>
        new(name) { Description = description, HelpName = help };

    private static void RefuseNoBound(OptionResult result)
    {
        foreach (string text in result.Tokens.Select(token => token.Value))
        {
            if (!new RangeText("UTC", DateTime.MaxValue).TryRead(text, out _))
                result.AddError($"{text} is no offset, no time such as 2026-08-22T10:15:30Z, and no age such as 2h.");
        }
    }

    private void Check(CommandResult line)
    {
        bool isFile = Has(line, input);
        bool isTopic = Has(line, topic);
        if (isFile == isTopic) line.AddError("Either --input FILE or --topic NAME must be given.");
        foreach (Option option in new Option[] { from, to, partitions }.Where(one => !isTopic && Has(line, one)))
            line.AddError($"{option.Name} needs --topic.");
        foreach (Option option in new Option[] { sensor, kafkaTime }.Where(one => isTopic && Has(line, one)))
            line.AddError($"{option.Name} is for files: a topic has Kafka time and keys.");
        if (Has(line, compare) && TextOf(line, format) == NameOf(ReplayFormat.Jsonl))
            line.AddError("--compare shows figures, and --format jsonl is the events of one rules file.");
    }

    private void CheckPlot(CommandResult line)
    {
        string? file = TextOf(line, plot);
        if (!Has(line, plot) && Has(line, plotAlarm)) line.AddError("--plot-alarm needs --plot.");
        if (file is not null && Path.GetExtension(file).ToLowerInvariant() is not (".svg" or ".png"))
            line.AddError($"--plot {file} does not end with .svg or .png.");
    }

    /// <summary>What an option was given; null when it was not, or twice, which the parser refuses.</summary>
    private static string? TextOf(CommandResult line, Option option) =>
        line.GetResult(option) is { Tokens: [{ } only] } ? only.Value : null;

    private static bool Has(CommandResult line, Option option) => line.GetResult(option) is { Implicit: false };
}
