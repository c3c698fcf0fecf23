using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Configuration.Values;
using KafkaAlarms.Engine.Observability;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests;

public sealed class ThreadContextTests
{
    [Theory]
    [InlineData(Guarantee.ExactlyOnce, "7001 KA7001 thread 3 aborted its transaction: why. ")]
    [InlineData(Guarantee.AtLeastOnce, "7005 KA7001 thread 3 could not deliver or commit what it wrote: why. ")]
    internal void OnRollBack_UnderEachGuarantee_SaysWhatIsTrueThere(Guarantee guarantee, string begin)
    {
        LogLines log = new();
        EngineMetrics metrics = new();
        ThreadContext context = new(
            new EngineSettings { Processing = new ProcessingOptions { Guarantee = guarantee } },
            null!, null!, null!, null!, null!, metrics, log, new RepeatLimiter(TimeProvider.System), TimeProvider.System);

        context.OnRollBack(3, "why");
        context.OnRollBack(3, "why");

        string said = log.Complaints.ShouldHaveSingleItem();
        said.ShouldStartWith(begin);
        said.Contains("transaction").ShouldBe(guarantee == Guarantee.ExactlyOnce);
    }
}
