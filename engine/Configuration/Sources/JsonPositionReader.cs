using System.Text;
using System.Text.Json;

namespace KafkaAlarms.Engine.Configuration.Sources;

/// <summary>Finds where each key of a settings file stands, which the configuration library does not tell.</summary>
internal sealed class JsonPositionReader
{
    private readonly byte[] text;
    private readonly List<string> scopes = [];

    private JsonPositionReader(byte[] text) => this.text = text;

    /// <summary>Position of each key by its path, whatever its case.</summary>
    private Dictionary<string, FilePosition> Positions { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Key paths that stand twice, with the place of the second.</summary>
    public List<(string Path, FilePosition Position)> Repeated { get; } = [];

    /// <summary>Reads a whole file.</summary>
    /// <param name="text">UTF-8 without byte order mark; comments and trailing commas are allowed.</param>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static JsonPositionReader Read(byte[] text)
    {
        JsonPositionReader positions = new(text);
        Utf8JsonReader json = new(text, new JsonReaderOptions
        {
            CommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
        });
        while (json.Read()) positions.Accept(ref json);
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
