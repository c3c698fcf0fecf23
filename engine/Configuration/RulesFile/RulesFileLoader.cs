using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using KafkaAlarms.Engine.Configuration.RulesFile.Checks;
using KafkaAlarms.Engine.Configuration.RulesFile.Entries;
using KafkaAlarms.Engine.Configuration.RulesFile.Keys;
using KafkaAlarms.Engine.Configuration.RulesFile.Nodes;
using KafkaAlarms.Engine.Configuration.RulesFile.Tables;
using KafkaAlarms.Engine.Configuration.Sources;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model.Rules;

namespace KafkaAlarms.Engine.Configuration.RulesFile;

/// <summary>Loads a rules file: a checked rule set, or all problems at once.</summary>
internal static class RulesFileLoader
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Loads a rules file from disk.</summary>
    /// <param name="path">Null: each type runs once with its own defaults, under its own id.</param>
    /// <param name="types">The rule types that the plug-ins declare.</param>
    /// <param name="pluginsHash">Stands for the plug-in assemblies in the hash of the rule set.</param>
    public static RulesFileResult Load(string? path, IReadOnlyList<RuleType> types, string pluginsHash)
    {
        if (path is null) return DefaultRules.Load(types, Hash([], null, pluginsHash));
        (byte[]? bytes, Problem? problem) = RulesFileReader.Read(path);
        return problem is null ? Load(bytes!, path, types, pluginsHash) : RulesFileResult.Refused(problem);
    }

    /// <summary>Loads a rules file from memory.</summary>
    /// <param name="bytes">The file as it is on disk.</param>
    /// <param name="file">Name for the problems.</param>
    public static RulesFileResult Load(byte[] bytes, string file, IReadOnlyList<RuleType> types, string pluginsHash)
    {
        if (RulesFileReader.CheckText(bytes, file) is { } problem) return RulesFileResult.Refused(problem);
        RulesFileReport report = new(file);
        TableFiles tables = TableFiles.Read(bytes, file);
        ImmutableArray<RuleSource> rules = Read(bytes, types, tables, report);
        ImmutableArray<Problem> problems = report.Problems;
        return problems.IsEmpty
            ? RulesFileResult.Loaded(rules, Hash(bytes, tables, pluginsHash))
            : RulesFileResult.Refused(problems);
    }

    /// <summary>Hash of the rule set of a file, if it loads as it is now.</summary>
    /// <param name="path">Null: no rules file.</param>
    /// <param name="pluginsHash">Stands for the plug-in assemblies.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static string HashOf(string? path, string pluginsHash)
    {
        if (path is null) return Hash([], null, pluginsHash);
        (byte[]? bytes, Problem? problem) = RulesFileReader.Read(path);
        if (problem is not null) throw new IOException(problem.ToString());
        return Hash(bytes, TableFiles.Read(bytes, path), pluginsHash);
    }

    private static ImmutableArray<RuleSource> Read(
        ReadOnlySpan<byte> bytes, IReadOnlyList<RuleType> types, TableFiles tables, RulesFileReport report)
    {
        ReadOnlySpan<byte> text = bytes.StartsWith(ByteOrderMark) ? bytes[ByteOrderMark.Length..] : bytes;
        if (text.Trim(" \t\r\n"u8).IsEmpty)
        {
            FilePosition start = new(1, 1, 0);
            report.Add(ErrorCode.RulesFileSyntax, start, "The file is empty.", "Write {\"rules\": []} for no rules.");
            return [];
        }

        FileNode? root = FileNodeReader.Read(text, report);
        if (root is null) return [];
        KeyTable.File.Check(root, report);
        ImmutableArray<FileNode> entries = root.Find("rules") is { IsArray: true } list ? list.Items : [];
        RuleIdValidator.Check(entries, report);
        RuleReader reader = new(types, tables, report);
        return [.. entries.Where(entry => entry.IsObject).Select(reader.Read).OfType<RuleSource>()];
    }

    private static string Hash(ReadOnlySpan<byte> file, TableFiles? tables, string pluginsHash)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(file);
        hash.AppendData([0]);
        hash.AppendData(Encoding.UTF8.GetBytes(pluginsHash));
        tables?.AddTo(hash);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
