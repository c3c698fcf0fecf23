using KafkaAlarms.Engine.Configuration.Options;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Whole;

/// <summary>The engine with the second opinion on every event.</summary>
/// <remarks>A class of its own, because the mock cluster lets each group wait for seconds and classes run side by side.</remarks>
public sealed class NJsonSchemaTests : IDisposable
{
    private readonly GoldenRun run = new();

    [Fact]
    public Task Run_NJsonSchemaJudgesEveryEvent_GivesTheSame() =>
        run.ShouldSucceedAsync(new EngineSettings { Validating = new ValidatingOptions { NJsonSchema = true } });

    public void Dispose() => run.Dispose();
}
