using System.Text.Encodings.Web;
using System.Text.Json;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Model.Text;
using KafkaAlarms.Engine.Replay.Figures;
using KafkaAlarms.Engine.Replay.Input;

namespace KafkaAlarms.Engine.Replay.Views;

/// <summary>What was read and what an operator would feel, as one JSON document for programs.</summary>
/// <remarks>Durations are milliseconds, shares 0 to 1, times UTC; names are those of the text form.</remarks>
internal static class FigureJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        // No page shows it: names of sensors stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes a run of one rule set, or of several side by side.</summary>
    /// <param name="source">File or topic.</param>
    /// <param name="runner">At the end of its run.</param>
    /// <param name="lanes">The rule sets.</param>
    public static string Of(IRecordSource source, ReplayRunner runner, IReadOnlyList<ReplayLane> lanes)
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter json = new(text, Options))
        {
            json.WriteStartObject();
            WriteInput(json, source, runner, lanes[0]);
            json.WriteStartArray("rules");
            foreach (ReplayLane lane in lanes) Write(json, lane, new AlarmFigures(lane.Episodes, runner.Period));
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(text.ToArray());
    }

    private static void WriteInput(Utf8JsonWriter json, IRecordSource source, ReplayRunner runner, ReplayLane lane)
    {
        json.WriteStartObject("input");
        json.WriteString("name", source.Name);
        json.WriteNumber("records", runner.Records);
        json.WriteNumber("sensors", lane.Sensors);
        json.WriteString("from", runner.Period.From);
        json.WriteString("to", runner.Period.To);
        json.WriteStartObject("outcomes");
        foreach ((RecordOutcome outcome, long records) in lane.Outcomes())
            json.WriteNumber(SnakeCase.Of(outcome.ToString()), records);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ReplayLane lane, AlarmFigures figures)
    {
        json.WriteStartObject();
        json.WriteString("file", lane.Name);
        json.WriteNumber("evaluated", lane.Count(RecordOutcome.Evaluated));
        json.WriteNumber("alarms", figures.Alarms);
        Write(json, "per_hour", figures.PerHour);
        Write(json, "per_10_minutes", figures.PerTenMinutes);
        json.WriteStartObject("floods");
        json.WriteNumber("count", figures.Floods.Count);
        Write(json, figures.Floods.Time, figures.Period);
        json.WriteEndObject();
        json.WriteStartObject("chattering");
        json.WriteNumber("raises", figures.Chattering);
        json.WriteNumber("alarms", figures.ChatteringAlarms);
        json.WriteEndObject();
        json.WriteNumber("fleeting", figures.Fleeting);
        json.WriteNumber("stale", figures.Stale);
        json.WriteNumber("standing", figures.Standing);
        json.WriteStartObject("time_in_alarm");
        Write(json, figures.TimeInAlarm, figures.Period);
        json.WriteEndObject();
        json.WriteNumber("delays_running", lane.Pending);
        json.WriteStartArray("most_frequent");
        foreach (AlarmFrequency one in figures.Frequent.Take(AlarmFigures.MostFrequent)) Write(json, one, figures);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, AlarmRate rate)
    {
        json.WriteStartObject(name);
        json.WriteNumber("average", rate.Average);
        json.WriteNumber("peak", rate.Peak);
        if (rate.PeakAt is { } at) json.WriteString("peak_at", at);
        else json.WriteNull("peak_at");
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, TimeSpan time, Period period)
    {
        json.WriteNumber("duration_ms", (long)time.TotalMilliseconds);
        json.WriteNumber("share", period.ShareOf(time));
    }

    private static void Write(Utf8JsonWriter json, AlarmFrequency one, AlarmFigures figures)
    {
        json.WriteStartObject();
        json.WriteString("alarm_key", one.AlarmKey);
        json.WriteNumber("raises", one.Raises);
        json.WriteNumber("share", (double)one.Raises / figures.Alarms);
        json.WriteNumber("duration_ms", (long)one.Time.TotalMilliseconds);
        json.WriteEndObject();
    }
}
