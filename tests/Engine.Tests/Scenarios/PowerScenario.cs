using KafkaAlarms.AlarmModel;
using KafkaAlarms.AlarmModel.Generating;
using KafkaAlarms.AlarmModel.Records;

namespace KafkaAlarms.Engine.Tests.Scenarios;

/// <summary>Random torques and speeds of two spindles, together and apart, under a rule that combines the two.</summary>
internal sealed class PowerScenario
{
    private const string Rules =
        """
        {"rules": [{"id": "power", "type": "spindle-power", "severity": 700, "settings":
          {"high": {"limit": 400, "deadband": 40}, "low": {"limit": 100}, "max_age": "5s"} }]}
        """;

    private static readonly DateTime Start = new(2026, 8, 22, 10, 0, 0, DateTimeKind.Utc);

    // Around the greatest age: just younger, as old, just older.
    private static readonly double[] Pauses = [0.5, 1, 2, 4, 4.999, 5, 5.001, 6, 11];

    private readonly Random random;
    private readonly PowerModel model = new(maxAge: TimeSpan.FromSeconds(5));
    private readonly List<ScenarioStep> steps = [];
    private readonly PowerRecord?[] last = new PowerRecord?[2];
    private DateTime now = Start;

    private PowerScenario(int seed) => random = new Random(seed);

    /// <summary>Levels that must be shown, one after the other.</summary>
    public IReadOnlyList<string> Expected => model.Shown;

    public Scenario Scenario => new(Rules, new ModelOptions(), steps);

    public static PowerScenario Of(int seed)
    {
        PowerScenario scenario = new(seed);
        for (int count = scenario.random.Next(20, 120); count > 0; count--) scenario.Add();
        return scenario;
    }

    private void Add()
    {
        int spindle = random.Next(2);
        int dice = random.Next(100);
        PowerRecord record;
        if (dice < 6 && last[spindle] is { } before)
        {
            // Sent again, or late.
            record = dice < 3 ? before : before with { Time = before.Time.AddMilliseconds(-1), Torque = before.Torque + 1 };
        }
        else
        {
            now = now.AddSeconds(Pauses[random.Next(Pauses.Length)]);
            record = new PowerRecord($"s{spindle}", now, dice < 60 ? Value() : null, dice is < 18 or >= 60 ? Value() : null);
            last[spindle] = record;
        }

        model.Feed(record);
        steps.Add(new ScenarioStep(new KafkaRecord(steps.Count, record.Spindle, now, record.Text), now));
    }

    private double Value() => random.Next(20, 101);
}
