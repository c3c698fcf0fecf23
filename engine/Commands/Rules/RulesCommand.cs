using System.CommandLine;

namespace KafkaAlarms.Engine.Commands.Rules;

/// <summary><c>rules</c>: what is in a plug-in folder, and whether a rules file fits it; nothing is run.</summary>
internal static class RulesCommand
{
    public static Command Create(CommandContext context) => new DocumentedCommand(
        "rules",
        "List rule types, check a rules file, test rules or lock plug-ins, as the engine runs them; needs no Kafka.",
        "rules list ./bin",
        "rules check ./bin --rules rules.json",
        "rules test --plugins ./bin")
    {
        RulesListCommand.Create(context),
        RulesCheckCommand.Create(context),
        RulesLockCommand.Create(context),
        RulesTestCommand.Create(context),
    };
}
