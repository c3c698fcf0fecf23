using KafkaAlarms.Engine.Configuration.Options;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Whole;

/// <summary>The engine as it comes.</summary>
/// <remarks>A class of its own, because the mock cluster lets each group wait for seconds and classes run side by side.</remarks>
public sealed class DefaultSettingsTests : IDisposable
{
    private readonly GoldenRun run = new();

    [Fact]
    public Task Run_GoldenTimelines_GivesEveryEventAndCountsEveryRecordOnce() =>
        run.ShouldSucceedAsync(new EngineSettings());

    public void Dispose() => run.Dispose();
}
