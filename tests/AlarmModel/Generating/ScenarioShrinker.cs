using System.Text.Json;
using System.Text.Json.Nodes;

namespace KafkaAlarms.AlarmModel.Generating;

/// <summary>Makes a failing scenario small: takes away records and keys while it still fails.</summary>
/// <param name="fails">True for a scenario that fails.</param>
/// <param name="attempts">Scenarios to try at most.</param>
public sealed class ScenarioShrinker(Func<Scenario, bool> fails, int attempts = 1_000)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public Scenario Shrink(Scenario scenario)
    {
        Scenario before;
        do
        {
            before = scenario;
            scenario = FewerSteps(scenario);
            scenario = FewerKeys(scenario);
            scenario = SmallerRecords(scenario);
        }
        while (scenario != before);
        return scenario;
    }

    private bool StillFails(Scenario smaller) => attempts-- > 0 && fails(smaller);

    private Scenario FewerSteps(Scenario scenario)
    {
        for (int size = scenario.Steps.Count / 2; size > 0; size /= 2)
        {
            for (int at = scenario.Steps.Count - size; at >= 0; at -= size)
            {
                ScenarioStep[] kept = [.. scenario.Steps.Take(at), .. scenario.Steps.Skip(at + size)];
                Scenario smaller = scenario with { Steps = kept };
                if (StillFails(smaller)) scenario = smaller;
                at = Math.Min(at, scenario.Steps.Count);
            }
        }

        return scenario;
    }

    private Scenario FewerKeys(Scenario scenario)
    {
        string? smaller = SmallerJson(scenario.RulesJson, text => StillFails(scenario with { RulesJson = text }));
        return smaller is null ? scenario : scenario with { RulesJson = smaller };
    }

    private Scenario SmallerRecords(Scenario scenario)
    {
        for (int i = 0; i < scenario.Steps.Count; i++)
        {
            if (scenario.Steps[i].Record is not { } record) continue;
            string? smaller = SmallerJson(record.Value, text => StillFails(With(scenario, i, text)), indented: false);
            if (smaller is not null) scenario = With(scenario, i, smaller);
        }

        return scenario;
    }

    private static Scenario With(Scenario scenario, int at, string value)
    {
        ScenarioStep[] steps = [.. scenario.Steps];
        steps[at] = steps[at] with { Record = steps[at].Record! with { Value = value } };
        return scenario with { Steps = steps };
    }

    /// <summary>The text without every part that is not needed to fail; null when all of it is.</summary>
    private static string? SmallerJson(string json, Func<string, bool> failsWith, bool indented = true)
    {
        string? best = null;
        int removed = 0;
        while (Without(best ?? json, removed, indented) is { } candidate)
        {
            if (failsWith(candidate)) best = candidate;
            else removed++;
        }

        return best;
    }

    /// <summary>The text without its n-th property or element; null when it has no more.</summary>
    private static string? Without(string json, int n, bool indented)
    {
        JsonNode root = JsonNode.Parse(json)!;
        List<Action> removals = [];
        Collect(root, removals);
        if (n >= removals.Count) return null;
        removals[n]();
        return root.ToJsonString(indented ? Indented : null);
    }

    private static void Collect(JsonNode? node, List<Action> removals)
    {
        if (node is JsonObject o)
        {
            foreach ((string key, JsonNode? value) in o)
            {
                removals.Add(() => o.Remove(key));
                Collect(value, removals);
            }
        }
        else if (node is JsonArray array)
        {
            for (int i = 0; i < array.Count; i++)
            {
                int at = i;
                removals.Add(() => array.RemoveAt(at));
                Collect(array[i], removals);
            }
        }
    }
}
