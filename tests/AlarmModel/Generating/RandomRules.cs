using System.Text.Json;
using System.Text.Json.Nodes;

namespace KafkaAlarms.AlarmModel.Generating;

/// <summary>Rules files by chance, right in every key, of type limits.</summary>
public sealed class RandomRules(Random random)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Lowest and highest limit of each level: any choice is in order and leaves room for every deadband.</summary>
    private static readonly (string Name, int From, int To)[] Levels =
        [("lolo", 5, 20), ("lo", 21, 40), ("hi", 60, 75), ("hihi", 76, 95)];

    private readonly List<double> hotValues = [50];

    /// <summary>Values at which a verdict turns.</summary>
    public IReadOnlyList<double> HotValues => hotValues;

    public string File()
    {
        var rules = new JsonArray();
        int count = random.Next(1, 5);
        for (int i = 0; i < count; i++) rules.Add((JsonNode)Entry($"r{i}"));
        return new JsonObject { ["rules"] = rules }.ToJsonString(Indented);
    }

    private JsonObject Entry(string id)
    {
        var entry = new JsonObject { ["id"] = id, ["type"] = "limits" };
        if (random.Percent(5)) entry["enabled"] = random.Percent(50);
        if (random.Percent(60)) entry["sensors"] = Sensors();
        if (random.Percent(70)) entry["measurement"] = random.Of("temp", "pres", "t*", "?res", "*", "temp*");
        if (random.Percent(25)) entry["unit"] = random.Of("Cel", "K");
        if (random.Percent(30)) Settings(entry, 50);
        entry["levels"] = LevelObjects(isOverride: false);
        if (random.Percent(40)) entry["no_data"] = NoData(entry["sensors"] as JsonArray);
        if (random.Percent(35)) entry["overrides"] = Overrides(entry);
        return entry;
    }

    private JsonArray Sensors() => random.Next(5) switch
    {
        0 => ["a*"],
        1 => ["*"],
        2 => ["?1"],
        3 => ["b-2", "a?"],
        _ => [random.Of(RandomRecords.Sensors)],
    };

    /// <summary>Settings that a rule and a level may have.</summary>
    private void Settings(JsonObject target, int percent)
    {
        if (random.Percent(percent)) target["on_delay"] = Delay();
        if (random.Percent(percent)) target["off_delay"] = Delay();
        if (random.Percent(percent / 2)) target["samples"] = random.Next(1, 5);
        if (random.Percent(percent / 2)) target["severity"] = random.Of(1, 200, 500, 600, 900, 1000);
        if (random.Percent(percent / 2)) target["emit"] = random.Of("every_breach", "transitions");
    }

    private string Delay() => random.Of("0s", "500ms", "1s", "2s", "5s", "10s", "30s", "2m");

    private JsonObject LevelObjects(bool isOverride)
    {
        var levels = new JsonObject();
        foreach ((string name, int from, int to) in Levels)
        {
            if (random.Percent(55)) levels[name] = LevelObject(name, from, to, isOverride);
        }

        if (levels.Count == 0) levels["hi"] = LevelObject("hi", 60, 75, isOverride: false);
        return levels;
    }

    private JsonObject LevelObject(string name, int from, int to, bool isOverride)
    {
        var level = new JsonObject();
        double limit = random.Next(from, to + 1);
        double deadband = random.Of(0, 0, 0.5, 2, 8);
        hotValues.Add(limit);
        hotValues.Add(name is "hi" or "hihi" ? limit - deadband : limit + deadband);
        // An override that brings a level of its own needs the limit; whether it does is not known here.
        level["limit"] = limit;
        if (deadband > 0) level["deadband"] = deadband;
        if (isOverride && random.Percent(20)) level["deadband"] = null;
        if (random.Percent(25)) level["inclusive"] = random.Percent(70);
        Settings(level, 40);
        return level;
    }

    private JsonObject NoData(JsonArray? sensors)
    {
        var noData = new JsonObject { ["after"] = random.Of("3s", "10s", "20s", "1m", "5m") };
        if (random.Percent(40)) noData["severity"] = random.Of(100, 500, 950);
        if (random.Percent(50))
        {
            string[] ids = [.. RandomRecords.Sensors, "a9", "never"];
            string[] selected = [.. ids.Where(id => Selects(sensors, id) && random.Percent(50))];
            if (selected.Length > 0) noData["expected"] = new JsonArray([.. selected.Select(id => (JsonNode)id)]);
        }

        return noData;
    }

    private static bool Selects(JsonArray? sensors, string id) =>
        sensors is null || sensors.Any(glob => Rules.Glob.Matches((string)glob!, id));

    private JsonArray Overrides(JsonObject entry)
    {
        var overrides = new JsonArray();
        int count = random.Next(1, 4);
        for (int i = 0; i < count; i++)
        {
            var one = new JsonObject { ["sensors"] = Sensors() };
            if (random.Percent(10)) one["enabled"] = false;
            if (random.Percent(10)) one["unit"] = random.Of("Cel", null, "K");
            if (random.Percent(60)) one["levels"] = LevelObjects(isOverride: true);
            if (random.Percent(40)) Settings(one, 50);
            if (entry["no_data"] is not null && random.Percent(30)) one["no_data"] = OverriddenNoData();
            overrides.Add((JsonNode)one);
        }

        return overrides;
    }

    private JsonObject? OverriddenNoData() =>
        random.Percent(30) ? null : new JsonObject { ["after"] = random.Of("5s", "30s", "2m") };
}
