using KafkaAlarms.Engine.Errors;

namespace KafkaAlarms.Engine.Model.Records;

/// <summary>Why a Kafka record, or one element of it, could not be read.</summary>
/// <param name="Code">A code of the decode stage.</param>
/// <param name="Element">Index of the array element, or -1 for the whole record.</param>
/// <param name="Detail">What was found where, without any value of the record.</param>
internal readonly record struct DecodeProblem(ErrorCode Code, int Element, string Detail);
