using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using KafkaAlarms.Engine.Configuration.Sources;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Nodes;

/// <summary>One JSON value with the place where it stands.</summary>
internal sealed class FileNode
{
    /// <summary>An object without members that stands in no file.</summary>
    public static FileNode Nothing { get; } = new() { Kind = JsonValueKind.Object, Position = default };

    public required JsonValueKind Kind { get; init; }

    /// <summary>Where its key begins; for an element or the root, where the value does.</summary>
    public required FilePosition Position { get; init; }

    /// <summary>Object or array that it stands in; null for the root.</summary>
    public FileNode? Parent { get; init; }

    /// <summary>Key in its object; null for an element or the root.</summary>
    public string? Key { get; init; }

    /// <summary>Place in its array, from 0.</summary>
    public int Index { get; init; }

    /// <summary>Content of a string; a number as the file writes it; else empty.</summary>
    public string Text { get; init; } = "";

    /// <summary>Elements of an array, or members of an object, in file order.</summary>
    public ImmutableArray<FileNode> Items { get; set; } = [];

    /// <summary>Key path from the root, such as <c>rules[0].levels.hi</c>; empty for the root.</summary>
    public string Path
    {
        get
        {
            if (Parent is null) return "";
            if (Key is null) return string.Create(CultureInfo.InvariantCulture, $"{Parent.Path}[{Index}]");
            return Parent.Parent is null ? Key : $"{Parent.Path}.{Key}";
        }
    }

    public bool IsObject => Kind == JsonValueKind.Object;

    public bool IsArray => Kind == JsonValueKind.Array;

    public bool IsText => Kind == JsonValueKind.String;

    public bool IsFlag => Kind is JsonValueKind.True or JsonValueKind.False;

    public bool IsNull => Kind == JsonValueKind.Null;

    /// <summary>The member of an object.</summary>
    /// <returns>Null when there is none, or this is no object.</returns>
    public FileNode? Find(string key)
    {
        if (!IsObject) return null;
        foreach (FileNode member in Items)
        {
            if (member.Key == key) return member;
        }

        return null;
    }

    /// <summary>The same place in the file with other members.</summary>
    public FileNode WithItems(ImmutableArray<FileNode> items) => new()
    {
        Kind = Kind,
        Position = Position,
        Parent = Parent,
        Key = Key,
        Index = Index,
        Text = Text,
        Items = items,
    };

    /// <summary>Reads a finite number.</summary>
    public bool TryGetNumber(out double number)
    {
        number = 0;
        return Kind == JsonValueKind.Number
            && double.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out number)
            && double.IsFinite(number);
    }

    /// <summary>Reads a whole number, also one written like <c>6e2</c> or <c>600.0</c>.</summary>
    public bool TryGetInteger(out int integer)
    {
        bool whole = TryGetNumber(out double number)
            && number == Math.Truncate(number)
            && number is >= int.MinValue and <= int.MaxValue;
        integer = whole ? (int)number : 0;
        return whole;
    }

    /// <summary>Reads a duration such as <c>30s</c>.</summary>
    public bool TryGetDuration(out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        return IsText && DurationText.TryParse(Text, out duration);
    }
}
