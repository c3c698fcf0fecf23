using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using KafkaAlarms.Engine.Errors;

namespace KafkaAlarms.Engine.Plugins;

/// <summary>Finds code by which a rule may decide otherwise when it sees the same records again: after a crash, in a
/// replay, on another engine.</summary>
/// <remarks>Looks at what stands in the plug-in's own assembly, called or not; what libraries do is not seen.</remarks>
internal sealed class DeterminismCheck
{
    private const string WallClock = "reads the wall clock";
    private const string Chance = "draws random numbers";
    private const string Outside = "waits, or reads and writes outside of the record";

    private static readonly (string Type, string Members, string What)[] Suspects =
    [
        ("System.DateTime", "get_Now get_UtcNow get_Today", WallClock),
        ("System.DateTimeOffset", "get_Now get_UtcNow", WallClock),
        ("System.TimeProvider", "get_System", WallClock),
        ("System.Environment", "get_TickCount get_TickCount64", WallClock),
        ("System.Diagnostics.Stopwatch", "", WallClock),
        ("System.Random", "", Chance),
        ("System.Guid", "NewGuid CreateVersion7", Chance),
        ("System.Security.Cryptography.RandomNumberGenerator", "", Chance),
        ("System.Threading.Thread", "Sleep", Outside),
        ("System.Threading.Tasks.Task", "Delay Run Wait", Outside),
        ("System.IO.File", "", Outside),
        ("System.Net.Http.HttpClient", "", Outside),
        ("System.Net.Sockets.Socket", "", Outside),
    ];

    private readonly string file;
    private readonly PEReader image;
    private readonly MetadataReader metadata;
    private readonly List<Problem> found = [];

    private DeterminismCheck(string file, PEReader image)
    {
        this.file = file;
        this.image = image;
        metadata = image.GetMetadataReader();
    }

    /// <summary>Looks at a plug-in's assembly.</summary>
    /// <param name="file">An assembly that loads.</param>
    public static IReadOnlyList<Problem> Of(string file)
    {
        using FileStream content = AssemblyHeader.Open(file);
        using PEReader image = new(content);
        DeterminismCheck check = new(file, image);
        foreach (TypeDefinitionHandle handle in check.metadata.TypeDefinitions)
            check.Look(check.metadata.GetTypeDefinition(handle));
        return [.. check.found.Distinct()];
    }

    private void Look(TypeDefinition type)
    {
        string name = NameOf(type);
        foreach (FieldDefinitionHandle handle in type.GetFields()) Look(name, metadata.GetFieldDefinition(handle));
        foreach (MethodDefinitionHandle handle in type.GetMethods())
        {
            MethodDefinition method = metadata.GetMethodDefinition(handle);
            if (method.RelativeVirtualAddress == 0) continue;
            byte[] code = image.GetMethodBody(method.RelativeVirtualAddress).GetILBytes() ?? [];
            string where = $"{name}.{metadata.GetString(method.Name)}";
            foreach (EntityHandle member in MethodCode.Members(code)) Look(where, member);
        }
    }

    private void Look(string type, FieldDefinition field)
    {
        const FieldAttributes Fixed = FieldAttributes.InitOnly | FieldAttributes.Literal;
        string name = metadata.GetString(field.Name);
        bool isMutable = (field.Attributes & FieldAttributes.Static) != 0 && (field.Attributes & Fixed) == 0;
        // What the compiler keeps for itself; the field behind a property is the author's.
        bool isProperty = name.EndsWith(">k__BackingField", StringComparison.Ordinal);
        bool isAuthors = !type.Contains('<') && (name[0] != '<' || isProperty);
        if (!isMutable || !isAuthors) return;
        Add(
            $"{type}.{(isProperty ? name[1..name.IndexOf('>')] : name)}",
            "is static and can be changed",
            "Statics are shared by all stream threads, and nothing brings them back after a restart.");
    }

    private void Look(string where, EntityHandle member)
    {
        if (member.Kind != HandleKind.MemberReference) return;
        MemberReference called = metadata.GetMemberReference((MemberReferenceHandle)member);
        if (called.Parent.Kind != HandleKind.TypeReference) return;
        TypeReference type = metadata.GetTypeReference((TypeReferenceHandle)called.Parent);
        string full = $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
        string name = metadata.GetString(called.Name);
        foreach ((string suspect, string members, string what) in Suspects)
        {
            if (suspect != full || (members.Length > 0 && !members.Split(' ').Contains(name))) continue;
            string advice = what == WallClock ? "Use the record's Time." : "Decide by the record alone.";
            Add(where, $"{what} ({full}.{name.Replace("get_", "", StringComparison.Ordinal)})", advice);
        }
    }

    private void Add(string where, string what, string advice) =>
        found.Add(new(ErrorCode.RuleNotDeterministic, $"{file} {where}", $"It {what}.", advice));

    private string NameOf(TypeDefinition type)
    {
        string name = metadata.GetString(type.Name);
        TypeDefinitionHandle outer = type.GetDeclaringType();
        return outer.IsNil ? name : $"{NameOf(metadata.GetTypeDefinition(outer))}.{name}";
    }
}
