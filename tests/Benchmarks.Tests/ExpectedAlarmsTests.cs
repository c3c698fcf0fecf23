using System.Text;
using KafkaAlarms.Benchmarks.Input;
using KafkaAlarms.Benchmarks.Peers.Alarms;
using KafkaAlarms.Benchmarks.Pipelines;

namespace KafkaAlarms.Benchmarks.Tests;

public sealed class ExpectedAlarmsTests
{
    private const int Records = 100_000;

    /// <summary>Counts and digest are those that the load generator of the Kafka Streams program gives for the same
    /// content, which was written separately.</summary>
    [Fact]
    public void Of_TheFirstRecords_AreThoseOfTheOtherGenerator()
    {
        SensorContent content = new();

        HashSet<long> alarms = ExpectedAlarms.Of(content, Records);

        alarms.Count.ShouldBe(965);
        alarms.Aggregate(0UL, (sum, alarm) => unchecked(sum + Digest(content, alarm))).ToString("x16").ShouldBe("089ad3708ec3928b");
    }

    [Fact]
    public void Of_TheFirstRecords_AreAsManyAsTheEngineGives()
    {
        RecordBlock block = new(new SensorContent(), Records);
        PipelineLane lane = PipelineLane.With(LimitRules.Text());
        block.Fill(0);

        lane.Run(block);

        lane.Events.ShouldBe(ExpectedAlarms.Of(new SensorContent(), Records).Count);
    }

    [Theory]
    [InlineData("100, ten of them for the record's measurements, 1 % events")]
    [InlineData("100, all for the record's measurements, 1 % events")]
    public void Run_WithAHundredRules_GivesTheEventsOfTheTen(string rules)
    {
        RecordBlock block = new(new SensorContent(), Records);
        PipelineLane lane = PipelineLane.With(RuleVariants.Of(rules));
        block.Fill(0);

        lane.Run(block);

        lane.Events.ShouldBe(965);
    }

    private static ulong Digest(SensorContent content, long alarm)
    {
        long record = ExpectedAlarms.RecordOf(alarm);
        string text = $"{Encoding.ASCII.GetString(content.KeyOf(record))}|{LimitRules.Limits[(int)(alarm >> 1 & 15)].Id}|"
            + $"{(ExpectedAlarms.IsRaised(alarm) ? "raised" : "cleared")}|{content.TimeOf(record):yyyy-MM-ddTHH:mm:ss}Z";
        unchecked
        {
            ulong hash = text.Aggregate(0xcbf29ce484222325UL, (sum, letter) => (sum ^ letter) * 0x100000001b3UL);
            hash += 0x9E3779B97F4A7C15UL;
            hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9UL;
            hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EBUL;
            return hash ^ (hash >> 31);
        }
    }
}
