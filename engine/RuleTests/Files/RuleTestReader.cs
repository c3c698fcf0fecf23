using System.Collections.Immutable;
using KafkaAlarms.Engine.Configuration.RulesFile;
using KafkaAlarms.Engine.Configuration.RulesFile.Checks;
using KafkaAlarms.Engine.Configuration.RulesFile.Entries;
using KafkaAlarms.Engine.Configuration.RulesFile.Nodes;
using KafkaAlarms.Engine.Configuration.RulesFile.Tables;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.RuleTests.Series;

namespace KafkaAlarms.Engine.RuleTests.Files;

/// <summary>Reads a file of rule tests: JSON as a rules file is, with rules as a rules file has them.</summary>
internal sealed class RuleTestReader
{
    private readonly IReadOnlyList<RuleType> types;
    private readonly TableFiles tables;
    private readonly RulesFileReport report;

    private RuleTestReader(IReadOnlyList<RuleType> types, TableFiles tables, RulesFileReport report)
    {
        this.types = types;
        this.tables = tables;
        this.report = report;
    }

    /// <summary>Reads a file from disk.</summary>
    /// <param name="path">Where it lies.</param>
    /// <param name="types">The rule types that the plug-ins declare.</param>
    public static RuleTestFile Read(string path, IReadOnlyList<RuleType> types)
    {
        try
        {
            return Read(File.ReadAllBytes(path), path, types);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return new(path, [], [new(ErrorCode.RuleTestsUnreadable, path, "The file of rule tests cannot be read.")]);
        }
    }

    /// <summary>Reads a file from memory.</summary>
    /// <param name="bytes">The file as it is on disk.</param>
    /// <param name="path">Name for the problems.</param>
    /// <param name="types">The rule types that the plug-ins declare.</param>
    public static RuleTestFile Read(byte[] bytes, string path, IReadOnlyList<RuleType> types)
    {
        RulesFileReport report = new(path);
        FileNode? root = FileNodeReader.Read(WithoutMark(bytes), report);
        if (root is not null) RuleTestKeys.File.Check(root, report);
        // What has another shape cannot be read any further; the problems of the shapes are told all at once.
        ImmutableArray<RuleTestCase> tests =
            root is null || !report.Problems.IsEmpty
                ? []
                : new RuleTestReader(types, TableFiles.Read(bytes, path), report).ReadFile(root);
        return new(path, report.Problems.IsEmpty ? tests : [], report.Problems);
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? bytes[3..] : bytes;

    private ImmutableArray<RuleTestCase> ReadFile(FileNode root)
    {
        RuleSet? shared = root.Find("rules") is { } rules ? ReadRules(rules) : null;
        return [.. root.Find("tests")!.Items.Select(test => ReadTest(test, root, shared))];
    }

    private RuleTestCase ReadTest(FileNode test, FileNode root, RuleSet? shared)
    {
        RuleSet rules = test.Find("rules") is { } own ? ReadRules(own) : shared ?? OnlyRule(root);
        return new(
            test.Find("name")!.Text,
            rules,
            [.. test.Find("input")!.Items.Select(ReadInput)],
            test.Find("until") is { } until ? TimeOf(until) : null,
            [.. test.Find("expect")!.Items.Select(ExpectedReader.Read)]);
    }

    private RuleSet ReadRules(FileNode rules)
    {
        RuleIdValidator.Check(rules.Items, report);
        RuleReader reader = new(types, tables, report);
        return new([.. rules.Items.Select(reader.Read).OfType<RuleSource>().Select(source => source.Rule)], "");
    }

    private RuleSet OnlyRule(FileNode root)
    {
        if (types.Count == 1 && DefaultRules.Load(types, "").Rules is { } rules) return rules;
        report.Add(
            ErrorCode.RulesKeyMissing,
            root,
            $"The key rules is missing in the file, and the plug-ins declare {types.Count} rule types.",
            "Write \"rules\": [{\"id\": \"boiler\", \"type\": \"limits\"}].");
        return new([], "");
    }

    private static SeriesInput ReadInput(FileNode input) => new(
        input.Find("sensor")?.Text ?? RuleTestKeys.DefaultSensor,
        input.Find("measurement")!.Text,
        input.Find("unit")?.Text,
        input.Find("start") is { } start ? TimeOf(start) : TimeSpan.Zero,
        input.Find("every") is { } every ? TimeOf(every) : TimeSpan.FromSeconds(1),
        SeriesReader.Read(input.Find("values")!.Text, out _));

    /// <summary>The time that a node of the shape <see cref="ClockShape"/> holds.</summary>
    internal static TimeSpan TimeOf(FileNode node) =>
        ClockText.TryParse(node.Text, out TimeSpan time) ? time : TimeSpan.Zero;
}
