using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Raising;

/// <summary>Ids do not depend on when a commit forgot a condition that had come to rest.</summary>
public sealed class CombinedClockTests
{
    [Fact]
    public void Raise_AfterANewerSampleOfAnotherMeasurement_IsTheSameWithAndWithoutACommit()
    {
        string Run(bool commits)
        {
            SensorFeed feed = new(""" "id":"p","type":"spindle-power","settings":{"high":{"limit":9000}} """);
            feed.At(10, "\"torque\":200,\"speed\":900");
            feed.At(11, "\"torque\":60");
            if (commits) feed.Restart();
            var raised = feed.At(10.5, "\"speed\":3000", kafka: 12).Single();
            return $"{raised.AlarmId} {raised.OccurredAt:O}";
        }

        Run(commits: true).ShouldBe(Run(commits: false));
    }
}
