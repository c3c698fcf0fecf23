using System.Text;
using KafkaAlarms.Engine.Configuration.RulesFile;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Plugins;
using KafkaAlarms.Engine.Tests.Support;

namespace KafkaAlarms.Engine.Tests.Rules;

/// <summary>A rule with id <c>bad</c> beside a sound limit at 80 with id <c>good</c>, both on <c>t</c>, and a sample a
/// second for them.</summary>
/// <param name="plugins">Folder of test plug-ins that holds the bad one's type.</param>
internal sealed class RuleBench(string plugins) : IDisposable
{
    private readonly PluginSet samples = SamplePlugins.Load();
    private readonly PluginSet faulty = PluginLoader.Load(TestPlugins.Folder(plugins));

    /// <summary>Second of the next sample, counted from <see cref="SensorFeed.Start"/>; its offset as well.</summary>
    public int Second { get; set; }

    /// <summary>Loads both.</summary>
    /// <param name="type">Type of the bad one.</param>
    /// <param name="more">Further members of its entry, each behind a comma.</param>
    /// <param name="others">Types that are in no plug-in.</param>
    public RuleSet Rules(string type, string more = "", params RuleType[] others)
    {
        string file =
            $$"""
            {"rules": [{"id": "bad", "type": "{{type}}", "measurement": "t", "severity": 500{{more}}},
                       {"id": "good", "type": "limits", "measurement": "t", "levels": {"hi": {"limit": 80} } }]}
            """;
        RulesFileResult loaded = RulesFileLoader.Load(
            Encoding.UTF8.GetBytes(file), "rules.json", [.. samples.Types, .. faulty.Types, .. others], samples.Hash);
        return loaded.Rules ?? throw new InvalidOperationException(string.Join('\n', loaded.Problems));
    }

    public void Feed(TaskRunner runner, double value, string sensor = "s1")
    {
        DateTime time = SensorFeed.Start.AddSeconds(Second);
        byte[] bytes = Encoding.UTF8.GetBytes($$"""{"ts": "{{time:O}}", "t": {{value}} }""");
        runner.Feed(Second++, Encoding.UTF8.GetBytes(sensor), bytes, time);
        runner.Commit();
    }

    public void Dispose()
    {
        samples.Dispose();
        faulty.Dispose();
    }
}
