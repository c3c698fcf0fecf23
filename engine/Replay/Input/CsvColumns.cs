using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using KafkaAlarms.Engine.Csv;
using KafkaAlarms.Engine.Errors;

namespace KafkaAlarms.Engine.Replay.Input;

/// <summary>What the columns of a CSV file are, by their header.</summary>
internal sealed class CsvColumns
{
    private const string SensorId = "sensor_id";
    private const string LabelPrefix = "labels.";
    private const string NotUtf8 = "\uFFFD";
    private const string Example = "The first line must name the columns, such as ts,sensor_id,temperature.";

    private static readonly string[] Times = ["ts", "timestamp", "time"];

    /// <summary>Names that the engine never takes for a measurement.</summary>
    private static readonly string[] Reserved =
        [.. Times, SensorId, "schema_version", "device_id", "seq", "unit", "quality", "labels"];

    private CsvColumns(ImmutableArray<string> names)
    {
        Names = names;
        Sensor = names.IndexOf(SensorId);
        int[] named = [.. Enumerable.Range(0, names.Length).Where(index => names[index].Length > 0 && index != Sensor)];
        Labels = [.. named.Where(index => IsLabel(names[index]))];
        Members = [.. named.Where(index => !IsLabel(names[index]))];
    }

    /// <summary>Name of each column; empty: it is left out.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>Column of the sensor id; -1: none.</summary>
    public int Sensor { get; }

    /// <summary>Columns of measurements, time and what else a sensor record may have.</summary>
    public ImmutableArray<int> Members { get; }

    /// <summary>Columns of labels: <c>labels.NAME</c>.</summary>
    public ImmutableArray<int> Labels { get; }

    /// <summary>Reads the header, which also tells the delimiter.</summary>
    /// <param name="rows">Before its first row.</param>
    /// <param name="file">Name of the file.</param>
    /// <param name="namesSensor">Whether the sensor is named elsewhere.</param>
    /// <returns>The columns, or what is wrong with them.</returns>
    public static (CsvColumns? Columns, ImmutableArray<Problem> Problems) Read(
        CsvReader rows, string file, bool namesSensor)
    {
        if (!rows.ReadHeader()) return (null, [Refuse(file, $"It is empty. {Example}")]);
        string where = string.Create(CultureInfo.InvariantCulture, $"{file} line {rows.Line}");
        if (rows.Fault is { } fault) return (null, [Refuse(where, $"{fault} {Example}")]);
        CsvColumns columns = new([.. Enumerable.Range(0, rows.Count).Select(index => NameOf(rows[index]))]);
        ImmutableArray<string> faults = [.. columns.Faults(namesSensor)];
        return faults.IsEmpty ? (columns, []) : (null, [.. faults.Select(what => Refuse(where, what))]);
    }

    /// <summary>Name of the member that a column becomes.</summary>
    public static string MemberOf(string name) => IsLabel(name) ? name[LabelPrefix.Length..] : name;

    private static bool IsLabel(string name) => name.StartsWith(LabelPrefix, StringComparison.Ordinal);

    private static string NameOf(ReadOnlySpan<byte> cell) =>
        Utf8.IsValid(cell) ? Encoding.UTF8.GetString(cell).Trim() : NotUtf8;

    private static Problem Refuse(string where, string what) => new(ErrorCode.ReplayColumnsWrong, where, what);

    private IEnumerable<string> Faults(bool namesSensor)
    {
        if (Names.Contains(NotUtf8)) yield return "The header is not UTF-8. Save the file as UTF-8.";
        string[] twice =
        [
            .. Names.Where(name => name.Length > 0).GroupBy(name => name).Where(group => group.Count() > 1)
                .Select(group => group.Key),
        ];
        if (twice.Length > 0) yield return $"Columns stand twice: {string.Join(", ", twice)}. Name each once.";
        if (!Names.Intersect(Times).Any()) yield return $"There is no column ts, timestamp or time. {Example}";
        if (Sensor < 0 && !namesSensor)
            yield return "There is no column sensor_id. Add it, or name the one sensor with --sensor.";
        if (!Members.Any(index => !Reserved.Contains(Names[index])))
            yield return $"There is no column of a measurement. {Example}";
    }
}
