namespace KafkaAlarms.Engine.Rules;

/// <summary>Takes note of faults of rules; called on the stream thread.</summary>
internal interface IRuleFaults
{
    /// <summary>A rule threw, or reported what makes no sense; its verdicts on the record are discarded.</summary>
    void OnFault(string ruleId, string cause);

    /// <summary>A rule is not called any more on this thread.</summary>
    void OnQuarantined(string ruleId);
}
