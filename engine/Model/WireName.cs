using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json.Serialization;

namespace KafkaAlarms.Engine.Model;

/// <summary>Names of enum members as alarm events write them.</summary>
internal static class WireName
{
    /// <summary>The name that the member's attribute gives.</summary>
    public static string Of<T>(T member)
        where T : struct, Enum => Names<T>.ByMember[member];

    private static class Names<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> ByMember =
            Enum.GetValues<T>().ToFrozenDictionary(member => member, NameOf);

        private static string NameOf(T member) =>
            typeof(T).GetField(member.ToString())!.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()!.Name;
    }
}
