namespace KafkaAlarms.Engine.State.Sensors;

/// <summary>What one rule has a measurement for.</summary>
[Flags]
internal enum SlotUse : byte
{
    /// <summary>Nothing: another rule reads it.</summary>
    None = 0,

    /// <summary>A variant of the rule selects it.</summary>
    Selected = 1,

    /// <summary>Conditions of the whole record run on its clock under a variant of the rule.</summary>
    Clock = 2,
}
