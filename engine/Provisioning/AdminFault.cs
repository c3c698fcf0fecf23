using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace KafkaAlarms.Engine.Provisioning;

/// <summary>What a failed call of the admin API means.</summary>
internal static class AdminFault
{
    private static readonly ErrorCode[] Passing =
    [
        ErrorCode.TopicAlreadyExists,
        ErrorCode.UnknownTopicOrPart,
        ErrorCode.LeaderNotAvailable,
        ErrorCode.RequestTimedOut,
        ErrorCode.NotController,
        ErrorCode.BrokerNotAvailable,
        ErrorCode.ThrottlingQuotaExceeded,
        // A broker has not heard yet of what the controller has just written.
        ErrorCode.ResourceNotFound,
    ];

    /// <summary>True when the same call may succeed in a moment, or somebody else was quicker.</summary>
    public static bool MayPass(KafkaException fault) =>
        ErrorsOf(fault).All(error => error.IsLocalError || Passing.Contains(error.Code));

    /// <summary>The brokers' reasons.</summary>
    public static string ReasonOf(KafkaException fault) =>
        string.Join("; ", ErrorsOf(fault).Select(error => error.Reason.Trim().TrimEnd('.')).Distinct());

    private static Error[] ErrorsOf(KafkaException fault)
    {
        IEnumerable<Error> errors = fault switch
        {
            CreateTopicsException create => create.Results.Select(report => report.Error),
            CreatePartitionsException grow => grow.Results.Select(report => report.Error),
            DescribeConfigsException describe => describe.Results.Select(report => report.Error),
            IncrementalAlterConfigsException alter => alter.Results.Select(report => report.Error),
            AlterUserScramCredentialsException users => users.Results.Select(report => report.Error),
            DescribeUserScramCredentialsException users =>
                users.Results.UserScramCredentialsDescriptions.Select(user => user.Error),
            _ => [fault.Error],
        };
        return [.. errors.Where(error => error.IsError)];
    }
}
