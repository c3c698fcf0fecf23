using System.Text.Json;
using KafkaAlarms.Engine.Configuration.RulesFile.Keys;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Tables;

/// <summary>Finds the names of tables in a rules file without reading all of it: a running engine looks every other
/// second.</summary>
internal static class TableNames
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private enum Place
    {
        Elsewhere,
        Rules,
        Rule,
    }

    /// <summary>Names that stand as <c>table</c> of a rule, each once; of a broken file those before the fault.
    /// </summary>
    public static IReadOnlyCollection<string> In(ReadOnlySpan<byte> utf8)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        JsonReaderOptions options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
        Utf8JsonReader json = new(utf8.StartsWith(ByteOrderMark) ? utf8[ByteOrderMark.Length..] : utf8, options);
        try
        {
            Read(ref json, names);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // What is wrong is told when the file is loaded.
        }

        return names;
    }

    private static void Read(ref Utf8JsonReader json, HashSet<string> names)
    {
        Stack<Place> open = new([Place.Elsewhere]);
        bool isRules = false;
        while (json.Read())
        {
            switch (json.TokenType)
            {
                case JsonTokenType.StartArray:
                    open.Push(isRules ? Place.Rules : Place.Elsewhere);
                    break;
                case JsonTokenType.StartObject:
                    open.Push(open.Peek() == Place.Rules ? Place.Rule : Place.Elsewhere);
                    break;
                case JsonTokenType.EndArray or JsonTokenType.EndObject:
                    open.Pop();
                    break;
                case JsonTokenType.PropertyName when open.Peek() == Place.Rule && json.ValueTextEquals("table"u8):
                    Take(ref json, names, open);
                    break;
            }

            isRules = json.TokenType == JsonTokenType.PropertyName && json.ValueTextEquals("rules"u8);
        }
    }

    private static void Take(ref Utf8JsonReader json, HashSet<string> names, Stack<Place> open)
    {
        json.Read();
        if (json.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject) open.Push(Place.Elsewhere);
        if (json.TokenType == JsonTokenType.String && json.GetString() is { } name && KeyTable.TableName.Fits(name))
            names.Add(name);
    }
}
