namespace KafkaAlarms.Engine.Model.Identity;

/// <summary>Names of instances that the engine itself gives.</summary>
internal static class AlarmInstance
{
    /// <summary>The silence alarm of a rule.</summary>
    public const string NoData = "no_data";
}
