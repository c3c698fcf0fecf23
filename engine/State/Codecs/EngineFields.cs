using System.Buffers;
using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.State.Sensors;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.State.Codecs;

/// <summary>The object <c>engine</c> of a state record: what the engine must remember of a condition.</summary>
/// <remarks>Read in one pass, in whatever order its fields come; those it does not know are skipped.</remarks>
internal ref struct EngineFields
{
    private const int AllFields = (1 << 14) - 1;
    private const int MostLastBytes = 512;

    private readonly TextPool texts;
    private readonly Span<LevelState> levels;
    private int seen;
    private string? device;
    private ImmutableSortedDictionary<string, string>? labels;

    /// <param name="texts">Where texts that were read before are found again.</param>
    /// <param name="levels">Takes the levels; must be empty ones.</param>
    public EngineFields(TextPool texts, Span<LevelState> levels)
    {
        this.texts = texts;
        this.levels = levels;
        Rule = Instance = "";
    }

    public string Rule { get; private set; }

    public ReadOnlySpan<byte> SensorUtf8 { get; private set; }

    public string Instance { get; private set; }

    public bool IsNoData { get; private set; }

    public long AsOf { get; private set; }

    public long Clock { get; private set; }

    public long Occurrences { get; private set; }

    public AlarmLevel? Shown { get; private set; }

    public Guid AlarmId { get; private set; }

    public long NextSequence { get; private set; }

    public long RaisedAt { get; private set; }

    public long ListedAt { get; private set; }

    public long LackingSince { get; private set; }

    public LastSample Last { get; private set; }

    /// <exception cref="KeyNotFoundException">A field is missing.</exception>
    public void Read(ReadOnlySpan<byte> json)
    {
        Utf8JsonReader reader = new(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isKnown = ReadIdentity(ref reader) || ReadDescription(ref reader)
                || ReadCounts(ref reader) || ReadTimes(ref reader);
            if (!isKnown) reader.Skip();
        }

        if (seen != AllFields) throw new KeyNotFoundException("A field of the object engine is missing.");
    }

    /// <summary>The sensor as the record of <see cref="Last"/> described it; null when no record did.</summary>
    /// <param name="sensor">The sensor, without any description yet.</param>
    public readonly Sensor? DescribedOf(SensorState sensor)
    {
        if (labels is null) return null;
        return labels.IsEmpty && device is null ? sensor.Sensor : new Sensor(sensor.Id, device, labels);
    }

    private bool ReadDescription(scoped ref Utf8JsonReader reader)
    {
        if (Is(ref reader, "no_data"u8)) IsNoData = reader.GetBoolean();
        else if (Is(ref reader, "device"u8)) device = reader.GetString();
        else if (Is(ref reader, "labels"u8)) labels = ReadLabels(ref reader);
        else return false;
        return true;
    }

    private static ImmutableSortedDictionary<string, string> ReadLabels(scoped ref Utf8JsonReader reader)
    {
        var read = SensorState.NoLabels;
        while (reader.Read() && reader.TokenType == JsonTokenType.String)
        {
            string name = reader.GetString()!;
            reader.Read();
            read = read.SetItem(name, reader.GetString()!);
        }

        return read;
    }

    private bool ReadIdentity(scoped ref Utf8JsonReader reader)
    {
        if (Is(ref reader, "rule"u8, 0)) Rule = TextOf(ref reader);
        else if (Is(ref reader, "sensor"u8, 1)) SensorUtf8 = Utf8Of(ref reader);
        else if (Is(ref reader, "instance"u8, 2)) Instance = TextOf(ref reader);
        else if (Is(ref reader, "alarm_id"u8, 3)) AlarmId = reader.GetGuid();
        else if (Is(ref reader, "last"u8, 4)) ReadLast(ref reader);
        else if (Is(ref reader, "levels"u8, 5)) ReadLevels(ref reader);
        else return false;
        return true;
    }

    private bool ReadCounts(scoped ref Utf8JsonReader reader)
    {
        if (Is(ref reader, "as_of"u8, 6)) AsOf = reader.GetInt64();
        else if (Is(ref reader, "occurrences"u8, 7)) Occurrences = reader.GetInt64();
        else if (Is(ref reader, "shown"u8, 8)) Shown = LevelOf(reader.GetInt32());
        else if (Is(ref reader, "next_sequence"u8, 9)) NextSequence = reader.GetInt64();
        else return false;
        return true;
    }

    private bool ReadTimes(scoped ref Utf8JsonReader reader)
    {
        if (Is(ref reader, "clock"u8, 10)) Clock = reader.GetInt64();
        else if (Is(ref reader, "raised_at"u8, 11)) RaisedAt = reader.GetInt64();
        else if (Is(ref reader, "listed_at"u8, 12)) ListedAt = reader.GetInt64();
        else if (Is(ref reader, "lacking_since"u8, 13)) LackingSince = reader.GetInt64();
        else return false;
        return true;
    }

    private static AlarmLevel? LevelOf(int number) => number < 0 ? null : (AlarmLevel)number;

    private void ReadLast(scoped ref Utf8JsonReader reader)
    {
        Span<byte> buffer = stackalloc byte[MostLastBytes];
        bool isPlain = reader.TokenType == JsonTokenType.String && !reader.ValueIsEscaped;
        int written = 0;
        isPlain = isPlain
            && Base64.DecodeFromUtf8(reader.ValueSpan, buffer, out _, out written) == OperationStatus.Done;
        ByteReader bytes = new(isPlain ? buffer[..written] : reader.GetBytesFromBase64(), texts);
        Last = bytes.ReadSample();
    }

    private readonly void ReadLevels(scoped ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            int index = ReadLevel(ref reader, out LevelState level);
            if ((uint)index < (uint)levels.Length) levels[index] = level;
        }
    }

    private static int ReadLevel(scoped ref Utf8JsonReader reader, out LevelState level)
    {
        level = default;
        int index = -1;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (Is(ref reader, "level"u8)) index = reader.GetInt32();
            else if (Is(ref reader, "active"u8)) level.Active = reader.GetBoolean();
            else if (Is(ref reader, "count"u8)) level.Count = reader.GetInt32();
            else if (Is(ref reader, "severity"u8)) level.Severity = reader.GetInt32();
            else if (ReadLevelTimes(ref reader, ref level)) continue;
            else if (Is(ref reader, "first"u8)) level.First = ReadPoint(ref reader);
            else reader.Skip();
        }

        return index;
    }

    private static bool ReadLevelTimes(scoped ref Utf8JsonReader reader, ref LevelState level)
    {
        if (Is(ref reader, "since"u8)) level.Since = reader.GetInt64();
        else if (Is(ref reader, "normal_since"u8)) level.NormalSince = reader.GetInt64();
        else if (Is(ref reader, "lacking_since"u8)) level.LackingSince = reader.GetInt64();
        else return false;
        return true;
    }

    private static RecordPoint ReadPoint(scoped ref Utf8JsonReader reader)
    {
        RecordPoint point = new(Next(ref reader), (int)Next(ref reader), Next(ref reader), Next(ref reader));
        reader.Read();
        return point;
    }

    private static long Next(scoped ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetInt64();
    }

    private static bool Is(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        if (!reader.ValueTextEquals(name)) return false;
        reader.Read();
        return true;
    }

    private static ReadOnlySpan<byte> Utf8Of(scoped ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String) throw new InvalidDataException("A text is no text.");
        return reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(reader.GetString()!) : reader.ValueSpan;
    }

    private readonly string TextOf(scoped ref Utf8JsonReader reader) => texts.Of(Utf8Of(ref reader));

    private bool Is(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> name, int field)
    {
        if (!Is(ref reader, name)) return false;
        seen |= 1 << field;
        return true;
    }
}
