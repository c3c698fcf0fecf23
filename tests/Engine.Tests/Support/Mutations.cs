using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;

namespace KafkaAlarms.Engine.Tests.Support;

/// <summary>Random faults in JSON documents: something removed, replaced, misspelt, added, doubled or cut.</summary>
internal static class Mutations
{
    private static readonly string[] Replacements =
    [
        "null", "true", "false", "0", "-1", "1", "1.0", "1e3", "1000", "1001", "0.5", "-0", "-1e-30", "1e400", "-1e400", "7.9e28", "1e29",
        "9000000000000000", "9000000000000001", "9223372036854775808", "-9223372036854775809", new string('9', 400), "1" + new string('0', 30),
        "\"\"", "\"x\"", "\"\\ud800\"", "\"1.0\"", "\"1.10\"", "\"2.0\"", "\"1.0\\n\"", "\"hi\"", "\"HI\"", "\"raised\"", "\"h\\u0069\"", "\"good\"",
        "\"2026-08-22T10:15:30Z\"", "\"2026-08-22T10:15:30.1234567Z\"", "\"2026-08-22T10:15:30.12345678Z\"", "\"2026-08-22T10:15:30\"",
        "\"2026-08-22T10:15:30+00:00\"", "\"2026-08-22 10:15:30Z\"", "\"2026-13-22T10:15:30Z\"", "\"2026-02-30T10:15:30Z\"",
        "\"2026-08-22T24:00:00Z\"", "\"0001-01-01T00:00:00Z\"", "\"2026-08-22T10:15:30Z\\n\"", "\"\u0662026-08-22T10:15:30Z\"", "\"1755857730\"",
        "\"cc0e1f0c-893f-836c-b8a7-8cd2602d7421\"", "\"CC0E1F0C-893F-836C-B8A7-8CD2602D7421\"", "\"cc0e1f0c893f836cb8a78cd2602d7421\"",
        "\"cc0e1f0c-893f-436c-b8a7-8cd2602d7421\"", "\" cc0e1f0c-893f-836c-b8a7-8cd2602d7421\"", "\"a/b/c\"", "\"a/b\"", "\"a/b/\"", "\"a%2fb/c/d\"",
        "[]", "[1,{\"a\":null}]", "{}", "{\"id\":1}", "{\"a\":{\"b\":[{}]}}",
    ];

    private static readonly Gen<string> Values = Gen.OneOf(Gen.Int[0, Replacements.Length - 1].Select(index => Replacements[index]), Gen.Int[1, 70].Select(Nest));

    /// <summary>One to three faults in a document; the result may still be valid.</summary>
    public static Gen<byte[]> Of(Gen<byte[]> documents) =>
        Gen.Select(documents, Gen.Select(Gen.Int[0, 6], Gen.Int[0, 1000], Values).Array[1, 3]).Select(static (json, faults) =>
        {
            foreach ((int kind, int place, string value) in faults) json = Break(json, kind, place, value);
            return json;
        });

    private static byte[] Break(byte[] json, int kind, int place, string value)
    {
        if (kind == 6) return [.. json[..(place % (json.Length + 1))], .. json[Math.Min(json.Length, (place % json.Length) + (place % 3))..]];
        JsonObject? document = Parsed(json);
        if (document is null) return json;
        List<(JsonObject Parent, string Name)> places = [.. Places(document)];
        if (places.Count == 0) return json;
        (JsonObject parent, string name) = places[place % places.Count];
        string? replaced = Written(() => Marked(parent, name, kind, place));
        if (replaced is null) return json;
        return Encoding.UTF8.GetBytes(replaced.Replace("\"@@\"", value, StringComparison.Ordinal));
    }

    private static string Marked(JsonObject parent, string name, int kind, int place)
    {
        JsonObject document = parent.Root.AsObject();
        JsonNode? old = parent[name];
        switch (kind)
        {
            case 0:
                parent.Remove(name);
                break;
            case 1:
                parent.Remove(name);
                parent[name.ToUpperInvariant()] = old;
                break;
            case 2:
                parent["extra" + place] = "@@";
                break;
            case 3:
                // The same field twice: the second stands under a name that is then spelled like the first.
                parent["##"] = "@@";
                string text = document.ToJsonString().Replace("\"##\"", JsonSerializer.Serialize(name), StringComparison.Ordinal);
                return text;
            default:
                parent[name] = "@@";
                break;
        }

        return document.ToJsonString();
    }

    // Half a surrogate pair can be read, but this library does not write it again.
    private static string? Written(Func<string> write)
    {
        try
        {
            return write();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static JsonObject? Parsed(byte[] json)
    {
        try
        {
            JsonObject? document = JsonNode.Parse(json) as JsonObject;

            // A field that comes twice, and half a surrogate pair, are found out only by looking at them.
            return document is null || (Places(document).ToArray().Length > 0 && document.ToJsonString().Length > 0) ? document : null;
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    private static IEnumerable<(JsonObject Parent, string Name)> Places(JsonObject parent)
    {
        foreach ((string name, JsonNode? value) in parent)
        {
            yield return (parent, name);
            foreach ((JsonObject, string) inner in value is JsonObject node ? Places(node) : []) yield return inner;
        }
    }

    private static string Nest(int depth) =>
        string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth);
}
