using KafkaAlarms.Engine.Commands;

namespace KafkaAlarms.Engine;

internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        // From the first moment on: a stop while rules are loaded is a clean one as well.
        using StopSignals stop = new();
        return await CommandLineRunner.RunAsync(arguments, CommandContext.OfProcess(), stop.Token);
    }
}
