using KafkaAlarms.Rules;

namespace KafkaAlarms.TestRules.DeclarationFaults;

[AlarmRule("without-interface")]
public sealed class WithoutInterface;
