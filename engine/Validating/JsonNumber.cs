using System.Text.Json;

namespace KafkaAlarms.Engine.Validating;

/// <summary>How a number is judged: in the arithmetic of NJsonSchema, so that both always agree.</summary>
internal static class JsonNumber
{
    // 2^96: from here on a double is no decimal.
    private const double DecimalEnd = 79_228_162_514_264_337_593_543_950_336d;

    /// <summary>Whether the number is written without fraction and exponent, and fits into 64 bits.</summary>
    public static bool IsInteger(ref Utf8JsonReader reader, out long integer)
    {
        integer = 0;
        return reader.ValueSpan.IndexOfAny((byte)'.', (byte)'e', (byte)'E') < 0 && reader.TryGetInt64(out integer);
    }

    /// <summary>Judges the number at which the reader stands.</summary>
    /// <returns>Null: nothing is broken.</returns>
    public static ViolationKind? Judge(ref Utf8JsonReader reader, SchemaNode node)
    {
        bool isInteger = IsInteger(ref reader, out long integer);
        JsonTypes types = isInteger ? JsonTypes.Integer | JsonTypes.Number : JsonTypes.Number;
        if ((node.Types & types) == 0) return ViolationKind.WrongType;
        if (!node.IsBounded) return null;
        return isInteger ? Judge(integer, node) : Judge(reader.GetDouble(), node);
    }

    private static ViolationKind? Judge(long integer, SchemaNode node)
    {
        if (integer < node.LeastInteger) return ViolationKind.TooSmall;
        return integer > node.MostInteger ? ViolationKind.TooBig : null;
    }

    private static ViolationKind? Judge(double real, SchemaNode node)
    {
        if (Math.Abs(real) < DecimalEnd) return Judge((decimal)real, node);
        if (node.Minimum is not null && real < 0) return ViolationKind.TooSmall;
        return node.Maximum is not null && real > 0 ? ViolationKind.TooBig : null;
    }

    private static ViolationKind? Judge(decimal number, SchemaNode node)
    {
        if (number < node.Minimum) return ViolationKind.TooSmall;
        return number > node.Maximum ? ViolationKind.TooBig : null;
    }
}
