using KafkaAlarms.Engine.Commands;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Commands;

/// <summary>The demo until somebody has seen enough.</summary>
/// <remarks>A class of its own, because it takes seconds until a sensor is silent and classes run side by side.</remarks>
public sealed class DemoInterruptTests
{
    [Fact]
    public async Task Demo_ControlCOnceASensorFailed_EndsWellWithItsSums()
    {
        using EngineProgram demo = EngineProgram.Start("demo");
        await demo.SaysAsync("Boiler boiler-04 silent: last heard ");

        demo.Send(EngineProgram.Interrupt);

        (await demo.EndAsync()).ShouldBe(ExitCode.Stopped, demo.Output);
        demo.Output.Split('\n').Last().ShouldMatch(@"^\d+ records written, .*; [1-9]\d* alarm events: .*\d+ raised");
        demo.Output.ShouldContain("Door door-01 open: true");
        demo.Output.ShouldNotContain("   at ", customMessage: "a stack trace");
    }
}
