using System.Xml.Linq;
using KafkaAlarms.Engine.Configuration.Options;

namespace KafkaAlarms.Engine.Tests.Configuration.Options;

/// <summary>Documentation of the option classes, from the file that the compiler wrote.</summary>
internal static class OptionDocs
{
    private static readonly Dictionary<string, XElement> Members = XDocument
        .Load(Path.ChangeExtension(typeof(EngineSettings).Assembly.Location, ".xml"))
        .Descendants("member")
        .ToDictionary(member => member.Attribute("name")!.Value);

    public static string Summary(SettingDefinition setting) => Text($"P:{setting.Section.PropertyType.FullName}.{setting.Property.Name}", "summary");

    public static string Value(SettingDefinition setting) => Text($"P:{setting.Section.PropertyType.FullName}.{setting.Property.Name}", "value");

    public static string Summary(Type type) => Text($"T:{type.FullName}", "summary");

    public static string Summary(Type enumeration, string member) => Text($"F:{enumeration.FullName}.{member}", "summary");

    private static string Text(string member, string part) =>
        string.Join(' ', (Members[member].Element(part)?.Value ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
