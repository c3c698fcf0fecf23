namespace KafkaAlarms.Engine.Model.Records;

/// <summary>Where the time of a decoded record comes from; anything but <see cref="Record"/> is counted.</summary>
internal enum TimeOrigin
{
    /// <summary>The record, with its zone or as a number.</summary>
    Record,

    /// <summary>The record, read in the configured zone because it names none.</summary>
    RecordWithoutZone,

    /// <summary>The Kafka timestamp: the record has no time.</summary>
    KafkaMissing,

    /// <summary>The Kafka timestamp: the record's time is in no form that is read.</summary>
    KafkaUnreadable,

    /// <summary>The Kafka timestamp: the record's time is before 2000 or a zero date.</summary>
    KafkaTooOld,

    /// <summary>The Kafka timestamp: the record's time is too far ahead of it.</summary>
    KafkaTooNew,
}
