namespace KafkaAlarms.AlarmModel.Generating;

/// <summary>Whole scenarios by chance; one seed, one scenario.</summary>
public static class RandomScenario
{
    public static Scenario Of(int seed)
    {
        var random = new Random(seed);
        var rules = new RandomRules(random);
        string file = rules.File();
        var records = new RandomRecords(random, rules.HotValues);
        var options = new ModelOptions
        {
            Grace = TimeSpan.FromSeconds(random.Of(0, 1, 5, 5, 30)),
            MaxLate = TimeSpan.FromSeconds(random.Of(5, 20, 60, 600)),
            MaxSkew = TimeSpan.FromSeconds(random.Of(10, 300)),
        };
        return new Scenario(file, options, records.Steps(random.Next(5, 120)));
    }
}
