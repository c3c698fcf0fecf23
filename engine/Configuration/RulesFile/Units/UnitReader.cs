namespace KafkaAlarms.Engine.Configuration.RulesFile.Units;

/// <summary>Reads one UCUM term: components with dots, slashes, exponents, braces and parentheses.</summary>
internal ref struct UnitReader(ReadOnlySpan<char> text)
{
    private const int MaxDepth = 8;

    private ReadOnlySpan<char> rest = text;
    private int depth;

    /// <summary>Tells whether the whole text is a term.</summary>
    public bool ReadAll() => ReadTerm() && rest.IsEmpty;

    private bool ReadTerm()
    {
        if (Skip('/') && rest.IsEmpty) return false;
        if (!ReadComponent()) return false;
        while (Skip('.') || Skip('/'))
        {
            if (!ReadComponent()) return false;
        }

        return true;
    }

    private bool ReadComponent()
    {
        if (rest.IsEmpty) return false;
        if (rest[0] == '{') return SkipAnnotation();
        if (Skip('(')) return ReadParentheses();
        return ReadFactor() && (rest.IsEmpty || rest[0] != '{' || SkipAnnotation());
    }

    private bool ReadParentheses()
    {
        bool isTerm = ++depth <= MaxDepth && ReadTerm() && Skip(')');
        depth--;
        return isTerm;
    }

    // A power of ten (10*6, 10^-3), a whole number, or a unit with an exponent.
    private bool ReadFactor()
    {
        if (rest.StartsWith("10*") || rest.StartsWith("10^"))
        {
            rest = rest[3..];
            return SkipExponent();
        }

        if (char.IsAsciiDigit(rest[0]))
        {
            SkipDigits();
            return true;
        }

        int length = UnitLength(rest);
        if (!UnitAtoms.IsSimpleUnit(rest[..length])) return false;
        rest = rest[length..];
        return SkipExponent();
    }

    private static int UnitLength(ReadOnlySpan<char> text)
    {
        bool isBracketed = false;
        int at = 0;
        for (; at < text.Length; at++)
        {
            if (text[at] == '[') isBracketed = true;
            if (text[at] == ']') isBracketed = false;
            if (!isBracketed && EndsUnit(text[at])) break;
        }

        return at;
    }

    private static bool EndsUnit(char letter) =>
        letter is '.' or '/' or '(' or ')' or '{' or '+' or '-' || char.IsAsciiDigit(letter);

    private bool SkipExponent()
    {
        if (rest.IsEmpty || (rest[0] is not ('+' or '-') && !char.IsAsciiDigit(rest[0]))) return true;
        if (!char.IsAsciiDigit(rest[0])) rest = rest[1..];
        return SkipDigits();
    }

    private bool SkipDigits()
    {
        int count = rest.IndexOfAnyExceptInRange('0', '9');
        if (count < 0) count = rest.Length;
        rest = rest[count..];
        return count > 0;
    }

    private bool SkipAnnotation()
    {
        int end = rest.IndexOf('}');
        if (end < 0 || rest[1..end].Contains('{') || rest[..end].ContainsAnyExceptInRange('!', '~')) return false;
        rest = rest[(end + 1)..];
        return true;
    }

    private bool Skip(char expected)
    {
        if (rest.IsEmpty || rest[0] != expected) return false;
        rest = rest[1..];
        return true;
    }
}
