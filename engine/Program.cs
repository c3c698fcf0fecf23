using KafkaAlarms.Engine.Commands;

namespace KafkaAlarms.Engine;

internal static class Program
{
    private static Task<int> Main(string[] arguments) =>
        CommandLineRunner.RunAsync(arguments, CommandContext.OfProcess(), CancellationToken.None);
}
