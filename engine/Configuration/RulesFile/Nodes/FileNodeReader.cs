using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using KafkaAlarms.Engine.Configuration.Sources;
using KafkaAlarms.Engine.Errors;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Nodes;

/// <summary>Reads JSON with comments into nodes that know where they stand.</summary>
/// <remarks>Trailing commas are allowed too: nobody can mean anything else by one.</remarks>
internal ref struct FileNodeReader
{
    private readonly RulesFileReport report;
    private PositionTracker positions;
    private Utf8JsonReader json;

    private FileNodeReader(ReadOnlySpan<byte> utf8, RulesFileReport report)
    {
        this.report = report;
        positions = new(utf8);
        JsonReaderOptions options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
        json = new(utf8, options);
    }

    /// <summary>Reads a whole file.</summary>
    /// <param name="utf8">Valid UTF-8 without byte order mark.</param>
    /// <param name="report">Takes syntax errors and keys that stand twice.</param>
    /// <returns>Null when the text is no JSON.</returns>
    public static FileNode? Read(ReadOnlySpan<byte> utf8, RulesFileReport report)
    {
        FileNodeReader reader = new(utf8, report);
        try
        {
            reader.json.Read();
            FileNode root = reader.ReadValue(null, null, 0, reader.Here());
            reader.json.Read();
            return root;
        }
        catch (JsonException error)
        {
            long offset = StartOfLine(utf8, error.LineNumber ?? 0) + (error.BytePositionInLine ?? 0);
            reader.Refuse((int)offset, error.Message);
        }
        catch (InvalidOperationException error)
        {
            // An escape such as \ud800 alone is valid JSON and no text.
            reader.Refuse((int)reader.json.TokenStartIndex, error.Message);
        }

        return null;
    }

    private static int StartOfLine(ReadOnlySpan<byte> utf8, long line)
    {
        int start = 0;
        for (; line > 0; line--) start += utf8[start..].IndexOf((byte)'\n') + 1;
        return start;
    }

    private FilePosition Here() => positions.MoveTo((int)json.TokenStartIndex);

    private void Refuse(int offset, string message)
    {
        int tail = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        string text = tail < 0 ? message : message[..tail];
        if (text.StartsWith("The input does not contain", StringComparison.Ordinal)) text = "it holds only comments.";
        report.Add(ErrorCode.RulesFileSyntax, positions.MoveTo(offset), $"The file is no JSON: {text}");
    }

    private FileNode ReadValue(FileNode? parent, string? key, int index, FilePosition position)
    {
        JsonTokenType token = json.TokenType;
        FileNode node = new()
        {
            Kind = KindOf(token),
            Position = position,
            Parent = parent,
            Key = key,
            Index = index,
            Text = ReadText(token),
        };
        if (token == JsonTokenType.StartObject) node.Items = ReadMembers(node);
        else if (token == JsonTokenType.StartArray) node.Items = ReadElements(node);
        return node;
    }

    private readonly string ReadText(JsonTokenType token) => token switch
    {
        JsonTokenType.String => json.GetString()!,
        JsonTokenType.Number => Encoding.ASCII.GetString(json.ValueSpan),
        _ => "",
    };

    private ImmutableArray<FileNode> ReadMembers(FileNode parent)
    {
        ImmutableArray<FileNode>.Builder members = ImmutableArray.CreateBuilder<FileNode>();
        Dictionary<string, FileNode> known = new(StringComparer.Ordinal);
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            FilePosition position = Here();
            string key = json.GetString()!;
            json.Read();
            FileNode member = ReadValue(parent, key, members.Count, position);
            if (known.TryAdd(key, member)) members.Add(member);
            else RefuseSecond(member, known[key]);
        }

        return members.DrainToImmutable();
    }

    private readonly void RefuseSecond(FileNode second, FileNode first) => report.Add(
        ErrorCode.RulesKeyTwice,
        second,
        $"The key {second.Key} stands here a second time, first in line {first.Position.Line}.",
        "Remove one of the two.");

    private ImmutableArray<FileNode> ReadElements(FileNode parent)
    {
        ImmutableArray<FileNode>.Builder elements = ImmutableArray.CreateBuilder<FileNode>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
            elements.Add(ReadValue(parent, null, elements.Count, Here()));
        return elements.DrainToImmutable();
    }

    private static JsonValueKind KindOf(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => JsonValueKind.Object,
        JsonTokenType.StartArray => JsonValueKind.Array,
        JsonTokenType.String => JsonValueKind.String,
        JsonTokenType.Number => JsonValueKind.Number,
        JsonTokenType.True => JsonValueKind.True,
        JsonTokenType.False => JsonValueKind.False,
        _ => JsonValueKind.Null,
    };
}
