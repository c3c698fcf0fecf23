using System.Text;
using System.Text.Json;

namespace KafkaAlarms.Engine.Configuration.Sources;

/// <summary>Finds where each key of a settings file stands, which the configuration library does not tell.</summary>
internal sealed class JsonPositionReader
{
    private static readonly JsonReaderOptions Options = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    private readonly byte[] text;
    private readonly List<string> scopes = [];

    private JsonPositionReader(byte[] text) => this.text = text;

    /// <summary>Position of each key by its path, whatever its case.</summary>
    private Dictionary<string, FilePosition> Positions { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Paths of all keys.</summary>
    public IReadOnlyCollection<string> Paths => Positions.Keys;

    /// <summary>Key paths that stand twice, with the place of the second.</summary>
    public List<(string Path, FilePosition Position)> Repeated { get; } = [];

    /// <summary>Reads a whole file.</summary>
    /// <param name="text">UTF-8 without byte order mark; comments and trailing commas are allowed.</param>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static JsonPositionReader Read(byte[] text)
    {
        JsonPositionReader positions = new(text);
        Utf8JsonReader json = new(text, Options);
        try
        {
            while (json.Read())
            {
                positions.Accept(ref json);
                // The configuration library would throw, without saying where.
                if (json.TokenType == JsonTokenType.String) _ = json.GetString();
            }
        }
        catch (InvalidOperationException fault)
        {
            FilePosition at = positions.PositionOf((int)json.TokenStartIndex);
            throw new JsonException("A text has half of a character.", null, at.Line - 1, at.Column - 1, fault);
        }

        return positions;
    }

    /// <summary>Reads a file that is no JSON up to where that shows.</summary>
    /// <param name="text">As for <see cref="Read"/>.</param>
    /// <param name="wanted">Paths of keys whose texts are of use.</param>
    /// <param name="texts">Takes the texts of wanted keys that stand before the fault.</param>
    /// <param name="end">Offset behind what was read, a key without its value aside.</param>
    public static JsonPositionReader ReadToFault(
        byte[] text, ReadOnlySpan<string> wanted, Dictionary<string, string?> texts, out int end)
    {
        JsonPositionReader positions = new(text);
        Utf8JsonReader json = new(text, Options);
        end = 0;
        try
        {
            while (json.Read())
            {
                positions.Accept(ref json);
                bool isText = json.TokenType == JsonTokenType.String && positions.scopes.Count == json.CurrentDepth;
                string path = isText ? string.Join(':', positions.scopes) : "";
                if (wanted.Contains(path, StringComparer.OrdinalIgnoreCase)) texts.TryAdd(path, json.GetString());
                if (json.TokenType != JsonTokenType.PropertyName) end = (int)json.BytesConsumed;
            }
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // No JSON from here on, or a text with half a surrogate pair: who reads the whole file reports it.
        }

        return positions;
    }

    /// <summary>Place of a key, or of the nearest section around it that has one.</summary>
    public FilePosition Find(string path)
    {
        string key = path;
        FilePosition position;
        while (!Positions.TryGetValue(key, out position) && key.LastIndexOf(':') is > 0 and int cut) key = key[..cut];
        return position;
    }

    private void Accept(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.PropertyName) return;
        int depth = json.CurrentDepth - 1;
        if (depth < scopes.Count) scopes.RemoveRange(depth, scopes.Count - depth);
        while (scopes.Count < depth) scopes.Add("*");
        scopes.Add(json.GetString() ?? "");
        string path = string.Join(':', scopes);
        FilePosition position = PositionOf((int)json.TokenStartIndex);
        if (!Positions.TryAdd(path, position)) Repeated.Add((path, position));
    }

    private FilePosition PositionOf(int offset)
    {
        ReadOnlySpan<byte> before = text.AsSpan(0, offset);
        int lineStart = before.LastIndexOf((byte)'\n') + 1;
        int column = Encoding.UTF8.GetCharCount(before[lineStart..]) + 1;
        return new FilePosition(before.Count((byte)'\n') + 1, column, offset);
    }
}
