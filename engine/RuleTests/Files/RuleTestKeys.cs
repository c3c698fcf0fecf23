using KafkaAlarms.Engine.Configuration.RulesFile.Keys;
using KafkaAlarms.Engine.Configuration.RulesFile.Shapes;

namespace KafkaAlarms.Engine.RuleTests.Files;

/// <summary>Every key of a file of rule tests, declared once: checks, published schema and reference come from
/// here.</summary>
internal static class RuleTestKeys
{
    /// <summary>Sensor where a test names none.</summary>
    public const string DefaultSensor = "sensor-1";

    private static readonly TextShape Text = new();

    /// <summary>What a sensor sends.</summary>
    public static ObjectShape Input { get; } = new(
        "an input",
        [
            new("measurement", Text, "Name of the measurement.") { IsRequired = true, Example = "\"temperature\"" },
            new("values", new SeriesShape(), "The values, step by step.")
            {
                IsRequired = true, Example = "\"70+2x10 _x3 60\"",
            },
            new("unit", new UnitShape(), "Unit of the values.") { Default = "none", Example = "\"Cel\"" },
            new("every", new ClockShape(Positive: true), "Time from step to step.")
            {
                Default = "\"1s\"", Example = "\"500ms\"",
            },
            new("start", new ClockShape(), "Time of the first step, since the start of the test.")
            {
                Default = "\"0s\"", Example = "\"1m30s\"",
            },
            new("sensor", Text, "Id of the sensor.")
            {
                Default = $"\"{DefaultSensor}\"", Example = "\"boiler-07\"",
            },
        ]);

    /// <summary>An event that must come.</summary>
    public static ObjectShape Expect { get; } = new(
        "an expected event",
        [
            new("at", new ClockShape(), "Time at which it occurs, since the start of the test.")
            {
                IsRequired = true, Example = "\"12s\"",
            },
            new(
                "event",
                new ChoiceShape(["raised", "level_changed", "updated", "cleared"]),
                "What happens to the alarm.")
            {
                IsRequired = true, Example = "\"raised\"",
            },
            new("alarm", Text, "Instance of the alarm: name of the condition or of the measurement, or no_data.")
            {
                IsRequired = true, Example = "\"temperature\"",
            },
            new("level", new ChoiceShape(["hihi", "hi", "lo", "lolo"]), "Level that the alarm shows.")
            {
                Default = "any", Example = "\"hi\"",
            },
            new("value", new ScalarShape(), "Value that the alarm shows.") { Default = "any", Example = "82" },
            new("severity", new IntegerShape(1, 1000), "Severity that the alarm shows.")
            {
                Default = "any", Example = "600",
            },
            new("message", Text, "Text for the operator, whole.") { Default = "any", Example = "\"Boiler hot\"" },
            new("sensor", Text, "Id of the sensor.") { Default = "any", Example = "\"boiler-07\"" },
            new("rule", Text, "Id of the rule.") { Default = "any", Example = "\"boiler-temperature\"" },
        ]);

    /// <summary>One test.</summary>
    public static ObjectShape Test { get; } = new(
        "a test",
        [
            new("name", Text, "What the rule is expected to do, in a sentence.")
            {
                IsRequired = true, Example = "\"raises above the limit\"",
            },
            new("rules", Rules(), "Rules of this test, in place of those of the file.")
            {
                Default = "those of the file", Example = "[{\"id\": \"boiler\", \"type\": \"limits\"}]",
            },
            new("input", new ListShape(Input, "inputs"), "What sensors send, side by side.")
            {
                IsRequired = true, Example = "[{\"measurement\": \"temperature\", \"values\": \"70+2x10\"}]",
            },
            new("until", new ClockShape(), "Time at which the test ends, with silence before it.")
            {
                Default = "the end of the longest series", Example = "\"5m\"",
            },
            new("expect", new ListShape(Expect, "expected events", MayBeEmpty: true), "Every event that must come.")
            {
                IsRequired = true,
                Example = "[{\"at\": \"6s\", \"event\": \"raised\", \"alarm\": \"temperature\"}]",
            },
        ]);

    /// <summary>The whole file.</summary>
    public static ObjectShape File { get; } = new(
        "the file",
        [
            new("$schema", new TextShape { MayBeEmpty = true }, "Where an editor finds the schema of this file.")
            {
                Default = "none", Example = "\"rule-tests.schema.json\"",
            },
            new("rules", Rules(), "The rules, as a rules file has them.")
            {
                Default = "the one rule type of the plug-ins, with its own defaults",
                Example = "[{\"id\": \"boiler\", \"type\": \"limits\"}]",
            },
            new("tests", new ListShape(Test, "tests"), "The tests, each from a fresh start.")
            {
                IsRequired = true, Example = "[{\"name\": \"raises\", \"input\": [], \"expect\": []}]",
            },
        ]);

    private static ListShape Rules() => new(KeyTable.Rule, "rules");
}
