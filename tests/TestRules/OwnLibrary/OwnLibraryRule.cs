using System.Reflection;
using KafkaAlarms.Rules;
using Newtonsoft.Json;

namespace KafkaAlarms.TestRules.OwnLibrary;

[AlarmRule("own-library")]
public sealed class OwnLibraryRule : IAlarmRule
{
    public void Configure(RuleSetup setup)
    {
    }

    public void Evaluate(in SensorRecord record, ref Verdicts verdicts)
    {
    }

    /// <summary>File version of the library that the rule runs with.</summary>
    public override string ToString() =>
        typeof(JsonConvert).Assembly.GetCustomAttribute<AssemblyFileVersionAttribute>()!.Version;
}
