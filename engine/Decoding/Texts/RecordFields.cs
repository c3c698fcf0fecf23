using KafkaAlarms.Engine.Decoding.Json;

namespace KafkaAlarms.Engine.Decoding.Texts;

/// <summary>The members of one object that have a meaning; of a name that occurs twice the last counts.</summary>
internal sealed class RecordFields
{
    private const int FieldCount = (int)RecordField.Labels + 1;

    private const int LongestName = 14;

    private readonly JsonToken[] tokens = new JsonToken[FieldCount];

    /// <summary>The token of a field; its kind is none when the object has no such member.</summary>
    public ref JsonToken this[RecordField field] => ref tokens[(int)field];

    /// <summary>The first of <c>ts</c>, <c>timestamp</c> and <c>time</c> that is there and not null.</summary>
    public JsonToken FirstTime
    {
        get
        {
            if (!this[RecordField.Ts].IsNothing) return this[RecordField.Ts];
            return this[RecordField.Timestamp].IsNothing ? this[RecordField.Time] : this[RecordField.Timestamp];
        }
    }

    /// <summary>True for the members of a measurement: a value, or only what goes with one.</summary>
    public bool DescribeMeasurement
    {
        get
        {
            if (this[RecordField.Value].Kind != JsonKind.None) return true;
            bool any = false;
            for (int i = 0; i < tokens.Length; i++)
            {
                if (tokens[i].Kind == JsonKind.None) continue;
                if ((RecordField)i is < RecordField.Ts or > RecordField.Quality) return false;
                any = true;
            }

            return any;
        }
    }

    public void Clear() => Array.Clear(tokens);

    /// <summary>The meaning of a member name.</summary>
    public static RecordField Classify(ReadOnlySpan<byte> name)
    {
        if (name.Length > LongestName) return RecordField.Other;
        for (int i = 0; i < Names.Length; i++)
        {
            if (name.SequenceEqual(Names[i])) return (RecordField)(i + 1);
        }

        return RecordField.Other;
    }

    private static readonly byte[][] Names =
    [
        .. "name value measurements schema_version sensor_id device_id ts timestamp time seq unit quality labels"
            .Split(' ')
            .Select(System.Text.Encoding.ASCII.GetBytes),
    ];
}
