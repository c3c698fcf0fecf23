using System.Collections.Immutable;

namespace KafkaAlarms.Engine.Observability;

/// <summary>One metric: registered, documented and tested from this declaration.</summary>
/// <param name="Name">Full name.</param>
/// <param name="Kind">Kind.</param>
/// <param name="Help">One sentence.</param>
/// <param name="Labels">Label names; their values come from closed sets.</param>
internal sealed record MetricDeclaration(
    string Name, MetricKind Kind, string Help, params ImmutableArray<string> Labels);
