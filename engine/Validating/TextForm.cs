namespace KafkaAlarms.Engine.Validating;

/// <summary>Judges UTF-8 text by one form; a line feed at the end is no part of any.</summary>
internal delegate bool TextForm(ReadOnlySpan<byte> text);
