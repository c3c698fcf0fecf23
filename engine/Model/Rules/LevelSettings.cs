namespace KafkaAlarms.Engine.Model.Rules;

/// <summary>How verdicts on one level become events.</summary>
/// <param name="Severity">1 to 1000.</param>
/// <param name="OnDelay">Record time that the condition must hold; 0 or more.</param>
/// <param name="OffDelay">Record time that the condition must be gone; 0 or more.</param>
/// <param name="Samples">Active samples in a row that are needed as well; 1 or more.</param>
/// <param name="EveryBreach">True: each active record of an active alarm gives an event.</param>
internal sealed record LevelSettings(int Severity, TimeSpan OnDelay, TimeSpan OffDelay, int Samples, bool EveryBreach);
