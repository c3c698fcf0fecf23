using KafkaAlarms.Engine.Configuration.Options;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Configuration.Options;

public sealed class KafkaOptionsTests
{
    /// <summary>The partitions of a lost engine are evaluated again within 30 s.</summary>
    [Fact]
    public void Defaults_OfWhatHoldsTheInputOfALostEngine_LeaveHalfOf30SecondsForTheTakeover()
    {
        KafkaOptions defaults = new();

        defaults.SessionTimeout.ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(15));
        defaults.TransactionTimeout.ShouldBeLessThanOrEqualTo(defaults.SessionTimeout);
    }
}
