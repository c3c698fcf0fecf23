using System.Collections.Frozen;
using System.Text.Json;

namespace KafkaAlarms.Engine.Model.Wire;

/// <summary>Names of enum members as events spell them.</summary>
internal static class WireNames
{
    /// <summary>Name of a member; allocates nothing.</summary>
    public static string Of<TEnum>(TEnum member)
        where TEnum : struct, Enum => Names<TEnum>.All[member];

    private static class Names<TEnum>
        where TEnum : struct, Enum
    {
        // The encoder itself is asked, so that the two cannot differ.
        public static readonly FrozenDictionary<TEnum, string> All = Enum.GetValues<TEnum>()
            .ToFrozenDictionary(member => member, NameOf);

        private static string NameOf(TEnum member) =>
            JsonSerializer.SerializeToElement(member, AlarmEventJson.Options.GetTypeInfo(typeof(TEnum))).GetString()!;
    }
}
