using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace KafkaAlarms.Engine.Plugins;

/// <summary>Finds in the code of a method what it calls and reads.</summary>
internal static class MethodCode
{
    private const byte TwoBytes = 0xFE;

    private static readonly FrozenDictionary<int, OpCode> Codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToFrozenDictionary(code => code.Value & 0xFFFF);

    /// <summary>Members of other types that a method's code names, each as often as it does.</summary>
    /// <param name="code">Instructions.</param>
    public static List<EntityHandle> Members(ReadOnlySpan<byte> code)
    {
        List<EntityHandle> members = [];
        while (!code.IsEmpty)
        {
            int value = code[0];
            if (value == TwoBytes) value = (TwoBytes << 8) | code[1];
            OpCode op = Codes[value];
            code = code[op.Size..];
            if (op.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineTok)
                members.Add(MetadataTokens.EntityHandle(BinaryPrimitives.ReadInt32LittleEndian(code)));
            code = code[OperandSize(op.OperandType, code)..];
        }

        return members;
    }

    private static int OperandSize(OperandType type, ReadOnlySpan<byte> code) => type switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BinaryPrimitives.ReadInt32LittleEndian(code)),
        _ => 4,
    };
}
