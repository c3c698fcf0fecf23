using System.Globalization;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Text;
using Spectre.Console;

namespace KafkaAlarms.Engine.Demo;

/// <summary>Shows alarm events as lines, in color on a terminal and plain in a file,
/// and their sums at the end.</summary>
internal sealed class DemoView
{
    private const int PlainWidth = 160;

    private readonly IAnsiConsole console;
    private readonly SortedDictionary<string, int> kinds = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    public DemoView(TextWriter output)
    {
        console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        if (!console.Profile.Out.IsTerminal) console.Profile.Width = PlainWidth;
    }

    /// <summary>Events shown so far.</summary>
    public int Shown { get; private set; }

    public void Begin(string address, int rules)
    {
        string count = FigureText.Of(rules, "rule");
        console.MarkupLineInterpolated($"Kafka Alarms demo: mock Kafka on {address}, {count}. Ctrl+C ends it.");
        console.MarkupLineInterpolated(
            $"[bold]{"time",-12} {"sensor",-10} {"event",-14} {"level",-5} {"priority",-8} message[/]");
    }

    /// <summary>Says that the rules were changed meanwhile.</summary>
    public void ShowRules(int rules)
    {
        lock (gate) console.MarkupLineInterpolated($"[bold]The rules have changed and are loaded: {rules}.[/]");
    }

    public void Show(AlarmEvent alarm)
    {
        string kind = SnakeCase.Of(alarm.Event.ToString());
        string time = alarm.OccurredAt.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);
        string level = alarm.Level?.ToString().ToLowerInvariant() ?? "-";
        string priority = SnakeCase.Of(alarm.Priority.ToString());
        lock (gate)
        {
            kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
            Shown++;
            console.MarkupLine(
                $"[{ColorOf(alarm)}]{time,-12} {alarm.SensorId.EscapeMarkup(),-10} {kind,-14} {level,-5} {priority,-8} "
                + $"{alarm.Message.EscapeMarkup()}[/]");
        }
    }

    public void End(long written, long unreadable)
    {
        lock (gate)
        {
            string sums = string.Join(", ", kinds.Select(kind => $"{kind.Value} {kind.Key}"));
            string records = $"{written} records written, {unreadable} of them garbage in the dead-letter topic";
            console.MarkupLineInterpolated(
                $"[bold]{records}; {Shown} alarm events: {(Shown == 0 ? "none" : sums)}.[/]");
        }
    }

    private static string ColorOf(AlarmEvent alarm) => alarm switch
    {
        { Active: false } => "green",
        { Priority: AlarmPriority.Critical } => "red",
        { Priority: AlarmPriority.High } => "orange1",
        _ => "yellow",
    };
}
