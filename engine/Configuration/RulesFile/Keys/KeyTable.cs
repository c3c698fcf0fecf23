using System.Collections.Immutable;
using KafkaAlarms.Engine.Configuration.RulesFile.Shapes;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Keys;

/// <summary>Every key of the rules file, declared once: checks, published schema and
/// reference come from here.</summary>
internal static class KeyTable
{
    /// <summary>Form of a rule id and of a type id.</summary>
    public const string IdPattern = "^[A-Za-z0-9][A-Za-z0-9._-]*$";

    private const string IdForm = "letters, digits, dots, dashes and underscores, beginning with a letter or digit";

    private static readonly TextShape Text = new();
    private static readonly TextShape AnyText = new() { MayBeEmpty = true };
    private static readonly TextShape Id = new(IdPattern, IdForm);
    private static readonly TextShape Glob = new(null, "* stands for any characters, ? for one, case-sensitive");

    /// <summary>Name of a table: a file of the folder that the rules file lies in, and no other.</summary>
    public static TextShape TableName { get; } =
        new(@"^[^/\\:.][^/\\:]*$", "the name of a file beside the rules file, without folders");

    // Known in an override only to be refused there.
    private static readonly KeyDeclaration Nested = new("overrides", Text, "") { IsOverridable = false };

    /// <summary>Keys that stand on a rule and on a level: the level's value, else the
    /// rule's, else the default.</summary>
    public static ImmutableArray<KeyDeclaration> Raising { get; } =
    [
        new("severity", new IntegerShape(1, 1000), "How bad it is, on the scale of OPC UA.")
        {
            Default = "hihi and lolo 900, hi and lo 600, without level 500", Example = "600",
        },
        new(
            "on_delay",
            new DurationShape(),
            "Record time that the condition must hold without a break before it is raised.")
        {
            Default = "\"0s\"", Example = "\"30s\"",
        },
        new(
            "off_delay",
            new DurationShape(),
            "Record time that the condition must be normal without a break before it is cleared.")
        {
            Default = "\"0s\"", Example = "\"1m\"",
        },
        new("samples", new IntegerShape(1, int.MaxValue), "Active samples in a row that a raise needs as well.")
        {
            Default = "1", Example = "2",
        },
        new("latching", new OffShape(), "Stays active until it is reset; not available in this version.")
        {
            Default = "false", Example = "false",
        },
        new("acknowledge", new OffShape(), "Ends only when acknowledged too; not available in this version.")
        {
            Default = "false", Example = "false",
        },
        new("chatter", new OffShape("off"), "Calms an alarm that comes and goes; not available in this version.")
        {
            Default = "\"off\"", Example = "\"off\"",
        },
        new(
            "emit",
            new ChoiceShape(["transitions", "every_breach"]),
            "Which events: one for each transition, or one for each active record too.")
        {
            Default = "\"transitions\"", Example = "\"every_breach\"",
        },
    ];

    /// <summary>One level.</summary>
    public static ObjectShape Level { get; } = new(
        "a level",
        [
            new("limit", new NumberShape(), "Value that a sample is compared with, in the unit of the rule.")
            {
                Default = "none: required where the rule type takes its limits from levels, else refused",
                Example = "80",
            },
            new(
                "deadband",
                new NumberShape(NotNegative: true),
                "Distance back inside the limit before the level is normal.")
            {
                Default = "0", Example = "2",
            },
            new("inclusive", new FlagShape(), "Whether a value equal to the limit is active.")
            {
                Default = "false", Example = "true",
            },
            .. Raising,
        ]);

    /// <summary>The levels of a rule.</summary>
    public static ObjectShape Levels { get; } = new(
        "levels",
        [
            new("hihi", Level, "Far above the normal range.") { Example = "{\"limit\": 95}" },
            new("hi", Level, "Above the normal range.") { Example = "{\"limit\": 80, \"deadband\": 2}" },
            new("lo", Level, "Below the normal range.") { Example = "{\"limit\": 20}" },
            new("lolo", Level, "Far below the normal range.") { Example = "{\"limit\": 5}" },
        ]);

    /// <summary>The alarm for silent sensors.</summary>
    public static ObjectShape NoData { get; } = new(
        "no_data",
        [
            new(
                "after",
                new DurationShape(Positive: true),
                "Kafka time without a good sample after which a sensor is silent.")
            {
                IsRequired = true, Example = "\"5m\"",
            },
            new("severity", new IntegerShape(1, 1000), "How bad silence is, on the scale of OPC UA.")
            {
                Default = "500", Example = "400",
            },
            new(
                "expected",
                new ListShape(Text, "sensor ids", MayBeEmpty: true),
                "Sensors watched before they were ever heard; exact ids that sensors match.")
            {
                IsOverridable = false, Default = "[]", Example = "[\"boiler-01\", \"boiler-02\"]",
            },
        ]);

    /// <summary>What the operator should know and do.</summary>
    public static ObjectShape Guidance { get; } = new(
        "guidance",
        [
            new("cause", Text, "What usually leads to the alarm.") { Example = "\"Burner stuck\"" },
            new("consequence", Text, "What happens when nobody acts.") { Example = "\"Safety valve opens\"" },
            new("response", Text, "What to do.") { Example = "\"Open valve V3\"" },
            new("url", Text, "Where to read more.") { Example = "\"https://wiki.example.com/boilers\"" },
        ]);

    /// <summary>One override of an entry: the same keys, nothing required, null removes.</summary>
    public static ObjectShape Override { get; } =
        (ObjectShape)new ObjectShape("an override", [.. RuleKeys(), Nested]).AsPatch();

    /// <summary>One entry of the file.</summary>
    public static ObjectShape Rule { get; } = new(
        "a rule",
        [
            .. RuleKeys(),
            new(
                "overrides",
                new ListShape(Override, "overrides", MayBeEmpty: true),
                "Other values for some sensors or records; only the last that fits applies.")
            {
                IsOverridable = false,
                Default = "[]",
                Example = "[{\"sensors\": [\"boiler-07\"], \"levels\": {\"hi\": {\"limit\": 85}}}]",
            },
        ]);

    /// <summary>The whole file.</summary>
    public static ObjectShape File { get; } = new(
        "the file",
        [
            new(
                "$schema",
                AnyText,
                "Where an editor finds the schema of this file; the engine ignores it.")
            {
                Default = "none", Example = "\"rules.schema.json\"",
            },
            new("rules", new ListShape(Rule, "rules", MayBeEmpty: true), "The rules; only these run.")
            {
                IsRequired = true, Example = "[{\"id\": \"boiler-temperature\", \"type\": \"limits\"}]",
            },
        ]);

    private static ImmutableArray<KeyDeclaration> RuleKeys() =>
    [
        new("id", Id, "Name of the rule, unique in the file; part of each alarm's key.")
        {
            IsRequired = true, IsOverridable = false, Example = "\"boiler-temperature\"",
        },
        new("type", Id, "The rule type that a plug-in declares.")
        {
            IsRequired = true, IsOverridable = false, Example = "\"limits\"",
        },
        new("enabled", new FlagShape(), "False: the rule is lacking, as if it were not in the file.")
        {
            Default = "true", Example = "false",
        },
        new(
            "sensors",
            new ListShape(Glob, "patterns"),
            "Sensors that it is for: patterns on the whole id, any of which fits.")
        {
            IsMerged = false, Default = "every sensor", Example = "[\"boiler-*\"]",
        },
        new(
            "where",
            new MapShape(new OneOrManyShape(AnyText), "label and text, or label and texts"),
            "Records that it is for: each label must be, exactly, one of the texts.")
        {
            IsMerged = false, Default = "every record", Example = "{\"site\": [\"north\", \"south\"]}",
        },
        new("measurement", Glob, "Measurements that it is for: one pattern on the whole name.")
        {
            IsOverridable = false, Default = "every measurement", Example = "\"temperature\"",
        },
        new(
            "unit",
            new UnitShape(),
            "Unit of the selected measurements; a value in another unit is no sample, one without a unit is.")
        {
            Default = "any", Example = "\"Cel\"",
        },
        new("levels", Levels, "The levels of the alarm; each runs by itself, the most severe active one is shown.")
        {
            Default = "none", Example = "{\"hi\": {\"limit\": 80}}",
        },
        new("settings", new OpenShape(), "Settings that the rule type declares.")
        {
            Default = "those of the rule type", Example = "{\"normal\": [\"CLOSED\"]}",
        },
        .. Raising,
        new("no_data", NoData, "Alarm for sensors that fall silent.")
        {
            Default = "off", Example = "{\"after\": \"5m\"}",
        },
        new("message", new MessageShape(), "Text of each event, with placeholders.")
        {
            Default = "a text made from the event", Example = "\"Boiler {sensor_id}: {value} {unit}\"",
        },
        new(
            "labels",
            new MapShape(AnyText, "label and text"),
            "Labels added to each event.")
        {
            Default = "none", Example = "{\"area\": \"steam\"}",
        },
        new("guidance", Guidance, "What the operator should know and do.")
        {
            Default = "none", Example = "{\"response\": \"Open valve V3\"}",
        },
        new("table", TableName, "CSV file beside this one with more overrides, for some sensors each.")
        {
            IsOverridable = false, Default = "none", Example = "\"limits.csv\"",
        },
    ];
}
