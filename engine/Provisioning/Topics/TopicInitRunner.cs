using System.Collections.Immutable;
using Confluent.Kafka;
using KafkaAlarms.Engine.Errors;
using ErrorCode = KafkaAlarms.Engine.Errors.ErrorCode;

namespace KafkaAlarms.Engine.Provisioning.Topics;

/// <summary>Makes topics as they are wanted, and looks again until they are.</summary>
internal sealed class TopicInitRunner(TopicAdmin admin, WantedTopics wanted, Patience patience, TextWriter output)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly HashSet<string> said = [];

    /// <summary>Does what is needed.</summary>
    /// <param name="mayGrow">Whether partitions may be added to a topic.</param>
    /// <param name="stop">Ends the waiting.</param>
    /// <returns>What could not be done.</returns>
    public async Task<IReadOnlyList<Problem>> RunAsync(bool mayGrow, CancellationToken stop)
    {
        while (true)
        {
            (bool isDone, Problem[] problems, string pending) = await RoundAsync(mayGrow);
            if (isDone || problems.Any(problem => problem.Code == ErrorCode.TopicRefused)) return problems;
            if (patience.IsOver) return [.. problems, TimedOut(pending)];
            await patience.PauseAsync(Interval, stop);
        }
    }

    private async Task<(bool IsDone, Problem[] Problems, string Pending)> RoundAsync(bool mayGrow)
    {
        try
        {
            ImmutableArray<TopicPlan> plans = await PlanAsync(mayGrow);
            List<Problem> problems = [.. plans.Select(plan => plan.Problem).OfType<Problem>()];
            TopicPlan[] open = [.. plans.Where(plan => !plan.IsDone)];
            foreach (TopicPlan plan in open)
            {
                if (await ApplyAsync(plan) is { } refused) problems.Add(refused);
                else Say(plan);
            }

            if (open.Length == 0) foreach (TopicPlan plan in plans) Say(plan);
            return (open.Length == 0, [.. problems], string.Join(", ", open.Select(plan => plan.Topic.Name)));
        }
        catch (KafkaException fault) when (AdminFault.MayPass(fault))
        {
            return (false, [], AdminFault.ReasonOf(fault));
        }
        catch (KafkaException fault)
        {
            return (true, [Refused("topics", fault)], "");
        }
    }

    private async Task<ImmutableArray<TopicPlan>> PlanAsync(bool mayGrow)
    {
        ImmutableArray<WantedTopic> topics = wanted.List(maxRecordBytes: null);
        Dictionary<string, ActualTopic> actual = await admin.DescribeAsync([.. topics.Select(topic => topic.Name)]);
        // The sensor topic comes first; what it accepts now decides how large a dead letter may become.
        int? bytes = actual.GetValueOrDefault(topics[0].Name) is { } sensors
            ? TopicConfigReader.MaxRecordBytes(new(sensors.Config)) : null;
        return
        [
            .. wanted.List(bytes)
                .Select(topic => TopicPlan.Of(topic, actual.GetValueOrDefault(topic.Name), mayGrow)),
        ];
    }

    private async Task<Problem?> ApplyAsync(TopicPlan plan)
    {
        try
        {
            await admin.ApplyAsync(plan);
            return null;
        }
        catch (KafkaException fault) when (!AdminFault.MayPass(fault))
        {
            return Refused($"topic {plan.Topic.Name}", fault);
        }
    }

    /// <summary>Says once of each topic what became of it: the next round finds what was made unchanged.</summary>
    private void Say(TopicPlan plan)
    {
        if (said.Add(plan.Topic.Name) && plan.Problem is null) output.WriteLine(plan.Describe());
    }

    private static Problem Refused(string where, KafkaException fault) => new(
        ErrorCode.TopicRefused,
        where,
        $"The brokers refuse it: {AdminFault.ReasonOf(fault)}.",
        "Correct what they name, or the rights of the user.");

    private Problem TimedOut(string pending) => new(
        ErrorCode.TopicsNotReady,
        "topics",
        $"They are not as wanted after {patience.Seconds:F0} s: {pending}.",
        "Look at the brokers; run it again with a longer --timeout.");
}
