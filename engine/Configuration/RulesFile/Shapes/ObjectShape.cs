using System.Collections.Immutable;
using KafkaAlarms.Engine.Configuration.RulesFile.Nodes;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model.Text;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Shapes;

/// <summary>An object with known keys.</summary>
/// <param name="Name">What the object is, in words.</param>
/// <param name="Keys">The known keys.</param>
internal sealed record ObjectShape(string Name, ImmutableArray<KeyDeclaration> Keys) : Shape
{
    /// <summary>Keys that are known, and may not stand in this place.</summary>
    public ImmutableArray<string> Forbidden { get; init; } = [];

    public override string Words => "an object";

    public override void Check(FileNode node, RulesFileReport report)
    {
        if (!node.IsObject)
        {
            report.WrongType(node, this, $"Write {Name} in braces, like {{...}}.");
            return;
        }

        foreach (FileNode member in node.Items) CheckMember(member, report);
        CheckRequired(node, report);
    }

    public override void CheckMissing(FileNode node, RulesFileReport report)
    {
        if (!node.IsObject) return;
        CheckRequired(node, report);
        foreach (FileNode member in node.Items) Declared(member.Key!)?.Shape.CheckMissing(member, report);
    }

    public override Shape AsPatch() => this with
    {
        Keys = [.. Keys.Where(key => key.IsOverridable).Select(AsPatch)],
        Forbidden = [.. Keys.Where(key => !key.IsOverridable).Select(key => key.Name)],
    };

    private static KeyDeclaration AsPatch(KeyDeclaration key) => key with
    {
        IsRequired = false,
        Shape = key.IsMerged ? new NullableShape(key.Shape.AsPatch()) : key.Shape,
    };

    private KeyDeclaration? Declared(string name) => Keys.FirstOrDefault(key => key.Name == name);

    private void CheckMember(FileNode member, RulesFileReport report)
    {
        string name = member.Key!;
        if (Declared(name) is { } key)
            key.Shape.Check(member, report);
        else if (Forbidden.Contains(name))
            report.Add(
                ErrorCode.RulesKeyMisplaced, member, $"The key {name} cannot stand in an override.", "Remove it here.");
        else
            report.Add(
                ErrorCode.RulesKeyUnknown,
                member,
                $"The key {name} is unknown in {Name}.",
                NearestName.Advice(name, [.. Keys.Select(known => known.Name)]));
    }

    private void CheckRequired(FileNode node, RulesFileReport report)
    {
        foreach (KeyDeclaration key in Keys)
        {
            if (!key.IsRequired || node.Find(key.Name) is not null) continue;
            report.Add(
                ErrorCode.RulesKeyMissing,
                node,
                $"The key {key.Name} is missing in {Name}.",
                $"Write \"{key.Name}\": {key.Example}.");
        }
    }
}
