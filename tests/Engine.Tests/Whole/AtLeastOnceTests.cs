using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Configuration.Values;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Whole;

/// <summary>The engine without transactions.</summary>
/// <remarks>A class of its own, because the mock cluster lets each group wait for seconds and classes run side by side.</remarks>
public sealed class AtLeastOnceTests : IDisposable
{
    private readonly GoldenRun run = new();

    [Fact]
    public Task Run_WithoutAnyFault_GivesTheSame() =>
        run.ShouldSucceedAsync(new EngineSettings { Processing = new ProcessingOptions { Guarantee = Guarantee.AtLeastOnce } });

    public void Dispose() => run.Dispose();
}
