using System.Numerics;
using System.Text.Json;

namespace KafkaAlarms.Engine.Validating;

/// <summary>One walk over a document along the compiled schema.</summary>
/// <remarks>Throws <see cref="JsonException"/> where the document is no JSON. Of a
/// field that comes twice the last value
/// counts, as for every reader of JSON objects: what was said of the earlier one is taken back.</remarks>
internal ref struct SchemaWalk(ReadOnlySpan<byte> json)
{
    private Utf8JsonReader reader = new(json);
    private List<Violation>? violations;

    private readonly int Count => violations?.Count ?? 0;

    public ValidationResult Judge(SchemaNode root)
    {
        reader.Read();
        JudgeValue(root);
        reader.Read();
        return new ValidationResult(violations);
    }

    private void JudgeValue(SchemaNode node)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject when node.Types.HasFlag(JsonTypes.Object):
                JudgeObject(node);
                break;
            case JsonTokenType.String when node.Types.HasFlag(JsonTypes.String):
                JudgeText(node);
                break;
            case JsonTokenType.Number:
                JudgeNumber(node);
                break;
            case JsonTokenType.True or JsonTokenType.False when node.Types.HasFlag(JsonTypes.Boolean):
            case JsonTokenType.Null when node.Types.HasFlag(JsonTypes.Null):
                break;
            default:
                Add(ViolationKind.WrongType);
                reader.Skip();
                break;
        }
    }

    private void JudgeObject(SchemaNode node)
    {
        ulong seen = 0;
        int first = Count;
        int expected = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            int before = Count;
            int index = JsonText.IndexOf(ref reader, node.Fields, expected);
            if (index < 0)
            {
                JudgeOther(node, first);
                continue;
            }

            expected = index + 1;
            seen |= 1UL << index;
            reader.Read();
            JudgeValue(node.Fields[index].Value);
            if (Count > first) Settle(first, before, node.Fields[index].Name);
        }

        for (ulong missing = node.Required & ~seen; missing != 0; missing &= missing - 1)
        {
            Add(ViolationKind.Missing, JsonText.Pointer(node.Fields[BitOperations.TrailingZeroCount(missing)].Name));
        }
    }

    private void JudgeOther(SchemaNode node, int first)
    {
        int before = Count;
        ReadOnlySpan<byte> name = reader.ValueSpan;
        reader.Read();
        if (node.Others is { } others)
        {
            JudgeValue(others);
        }
        else
        {
            reader.Skip();
            if (node.Closed) Add(ViolationKind.UnknownField);
        }

        if (Count > first) Settle(first, before, JsonText.Unescape(name));
    }

    // What lies before is of other fields of this object, or of an earlier value of this one.
    private readonly void Settle(int first, int before, string name)
    {
        string pointer = JsonText.Pointer(name);
        for (int index = before; index < violations!.Count; index++)
        {
            violations[index] = violations[index] with { Path = pointer + violations[index].Path };
        }

        for (int index = before - 1; index >= first; index--)
        {
            string path = violations[index].Path;
            if (path == pointer || path.StartsWith(pointer + "/", StringComparison.Ordinal)) violations.RemoveAt(index);
        }
    }

    private void JudgeText(SchemaNode node)
    {
        if (node.AcceptsAnyText) return;
        ViolationKind? broken = JsonText.Judge(ref reader, node);
        if (broken is { } kind) Add(kind);
    }

    private void JudgeNumber(SchemaNode node)
    {
        ViolationKind? broken = JsonNumber.Judge(ref reader, node);
        if (broken is { } kind) Add(kind);
    }

    private void Add(ViolationKind kind, string path = "") => (violations ??= []).Add(new Violation(kind, path));
}
