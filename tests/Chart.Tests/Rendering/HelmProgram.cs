namespace KafkaAlarms.Chart.Tests.Rendering;

/// <summary>The helm program on the path.</summary>
internal static class HelmProgram
{
    private const string Name = "helm";

    /// <summary>Runs it in the repository; skips the test when there is no helm.</summary>
    /// <returns>Exit code, standard output and standard error.</returns>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        Assert.SkipWhen(PathProgram.Find(Name) is null, "No helm: the program is not on the path.");
        return (await PathProgram.RunAsync(Name, arguments))!.Value;
    }
}
