using System.Collections.Immutable;

namespace KafkaAlarms.Engine.Model.Rules;

/// <summary>One key of <c>where</c>: the label must have one of the values, exactly.</summary>
internal sealed record LabelMatch(string Label, ImmutableArray<string> Values);
