namespace KafkaAlarms.AlarmModel.Rules;

/// <summary>Pattern on a whole name: * any text, ? one character, case-sensitive.</summary>
public static class Glob
{
    public static bool Matches(string pattern, string name)
    {
        if (pattern.Length == 0) return name.Length == 0;
        if (pattern[0] == '*')
            return Matches(pattern[1..], name) || (name.Length > 0 && Matches(pattern, name[1..]));
        return name.Length > 0 && (pattern[0] == '?' || pattern[0] == name[0]) && Matches(pattern[1..], name[1..]);
    }
}
