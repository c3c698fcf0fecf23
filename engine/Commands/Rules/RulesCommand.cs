using System.CommandLine;

namespace KafkaAlarms.Engine.Commands.Rules;

/// <summary><c>rules</c>: what is in a plug-in folder, and whether a rules file fits it; nothing is run.</summary>
internal static class RulesCommand
{
    public static Command Create(CommandContext context) => new DocumentedCommand(
        "rules",
        "List rule types, check and explain rules files, test rules, lock plug-ins as the engine does; needs no Kafka.",
        "rules list ./bin",
        "rules check ./bin --rules rules.json",
        "rules explain --sensor boiler-07 --rules rules.json",
        "rules test --plugins ./bin")
    {
        RulesListCommand.Create(context),
        RulesCheckCommand.Create(context),
        RulesExplainCommand.Create(context),
        RulesLockCommand.Create(context),
        RulesTestCommand.Create(context),
    };
}
