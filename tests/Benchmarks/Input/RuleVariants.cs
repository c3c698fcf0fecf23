namespace KafkaAlarms.Benchmarks.Input;

/// <summary>Rules files of the benchmarks by name, from none to a hundred rules.</summary>
internal static class RuleVariants
{
    public const string Ten = "10, 1 % events";
    public const string HundredElsewhere = "100, ten of them for the record's measurements, 1 % events";
    public const string HundredHere = "100, all for the record's measurements, 1 % events";

    private static readonly Dictionary<string, Func<string>> Texts = new()
    {
        ["none"] = () => LimitRules.Text(0),
        ["1, no event"] = () => LimitRules.Text(1, quiet: true),
        ["10, no event"] = () => LimitRules.Text(10, quiet: true),
        ["100, no event, ten of them for the record's measurements"] = () => Hundred(elsewhere: true, quiet: true),
        ["100, no event, all for the record's measurements"] = () => Hundred(elsewhere: false, quiet: true),
        [Ten] = () => LimitRules.Text(),
        [HundredElsewhere] = () => Hundred(elsewhere: true),
        [HundredHere] = () => Hundred(elsewhere: false),
    };

    public static IEnumerable<string> Names => Texts.Keys;

    /// <summary>The rules file.</summary>
    public static string Of(string name) => Texts[name]();

    /// <summary>The ten rules as ever, and ninety that never come to an event.</summary>
    private static string Hundred(bool elsewhere, bool quiet = false)
    {
        IEnumerable<LimitOfRule> others =
            from number in Enumerable.Range(1, 9)
            from limit in LimitRules.Limits
            select limit with
            {
                Id = $"{limit.Id}_{number}",
                Measurement = elsewhere ? $"{limit.Measurement}_{number}" : limit.Measurement,
            };
        return LimitRules.Text([.. LimitRules.Entries(LimitRules.Limits, quiet), .. LimitRules.Entries(others, quiet: true)]);
    }
}
