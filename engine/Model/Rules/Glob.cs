namespace KafkaAlarms.Engine.Model.Rules;

/// <summary>A pattern on a whole name: <c>*</c> any characters, <c>?</c> one, everything else itself,
/// case-sensitive.</summary>
internal sealed record Glob(string Pattern)
{
    /// <summary>True when the pattern has no wildcard.</summary>
    public bool IsExact => Pattern.AsSpan().IndexOfAny('*', '?') < 0;

    /// <summary>Tests a name, in time proportional to pattern times name.</summary>
    public bool Matches(ReadOnlySpan<char> name)
    {
        int pattern = 0, position = 0, star = -1, resume = 0;
        while (position < name.Length)
        {
            if (pattern < Pattern.Length && Pattern[pattern] == '*')
            {
                star = pattern++;
                resume = position;
            }
            else if (pattern < Pattern.Length && (Pattern[pattern] == '?' || Pattern[pattern] == name[position]))
            {
                position += Pattern[pattern] == '?' && IsPair(name, position) ? 2 : 1;
                pattern++;
            }
            else if (star >= 0)
            {
                pattern = star + 1;
                position = ++resume;
            }
            else
            {
                return false;
            }
        }

        return Pattern.AsSpan(pattern).TrimStart('*').IsEmpty;
    }

    private static bool IsPair(ReadOnlySpan<char> name, int at) =>
        at + 1 < name.Length && char.IsSurrogatePair(name[at], name[at + 1]);
}
