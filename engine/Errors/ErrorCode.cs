namespace KafkaAlarms.Engine.Errors;

/// <summary>A fault by the stage that owns it: KA1 consume, KA2 decode, KA3 evaluate, KA4 raise, KA5 validate,
/// KA6 produce, KA7 commit, KA8 configuration, KA9 plug-ins and commands.</summary>
/// <remarks>The number is the code; docs/errors.md has a section for each. Retired numbers are never used again.</remarks>
internal enum ErrorCode
{
    None = 0,
}
