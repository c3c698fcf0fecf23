using System.CommandLine;

namespace KafkaAlarms.Engine.Commands.Replay;

/// <summary>The options of <c>replay</c> that stand for no setting.</summary>
internal sealed class ReplayArguments
{
    private const string Text = "text";
    private const string Jsonl = "jsonl";

    private readonly Option<string?> input = new("--input")
    {
        Description = "CSV file (ts,sensor_id,MEASUREMENT...) or JSON lines of sensor records; - is standard input.",
        HelpName = "FILE",
    };

    private readonly Option<string?> sensor = new("--sensor")
    {
        Description = "Sensor id of records that name none.",
        HelpName = "ID",
    };

    private readonly Option<string> kafkaTime = new("--kafka-time")
    {
        Description = "Kafka time of a file: none, so that silence is not noticed; record: the records' own time.",
        DefaultValueFactory = _ => "none",
    };

    private readonly Option<string[]> compare = new("--compare")
    {
        Description = "Another rules file to set beside --rules; may be given several times.",
        HelpName = "FILE",
    };

    private readonly Option<string> format = new("--format")
    {
        Description = "text: alarms and figures; jsonl: exactly the alarm events, one JSON document a line.",
        DefaultValueFactory = _ => Text,
    };

    public void AddTo(Command command)
    {
        kafkaTime.AcceptOnlyFromAmong("none", "record");
        format.AcceptOnlyFromAmong(Text, Jsonl);
        foreach (Option option in new Option[] { input, sensor, kafkaTime, compare, format }) command.Add(option);
        command.Validators.Add(line =>
        {
            if (line.GetValue(input) is null) line.AddError("--input FILE is missing.");
            if (line.GetValue(compare)!.Length > 0 && line.GetValue(format) == Jsonl)
                line.AddError("--compare shows figures, and --format jsonl is the events of one rules file.");
        });
    }

    public ReplayRequest Read(ParseResult line) => new(
        line.GetValue(input)!,
        line.GetValue(sensor),
        line.GetValue(kafkaTime) == "record",
        [.. line.GetValue(compare) ?? []],
        line.GetValue(format) == Jsonl);
}
