using KafkaAlarms.Engine.Rules;
using KafkaAlarms.Engine.State.Sensors;
using KafkaAlarms.Engine.Tests.Scenarios;
using KafkaAlarms.Engine.Tests.Support;

namespace KafkaAlarms.Engine.Tests.State.Sensors;

/// <summary>Tables of sensors with a rule that reads every measurement.</summary>
internal static class SensorMemories
{
    private const string Rules =
        """{"rules":[{"id":"r","type":"limits","measurement":"*","levels":{"hi":{"limit":80} } }]}""";

    public static SensorTable NewTable() =>
        new(new SensorPlanner(ScenarioRules.Load(Rules).Rules!, new RuleFaultLog()));
}
