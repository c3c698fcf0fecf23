using Xunit;

namespace KafkaAlarms.Engine.Tests.Support;

/// <summary>Tests that measure the whole process, so that none may run beside them.</summary>
[CollectionDefinition(nameof(AloneInProcess), DisableParallelization = true)]
public sealed class AloneInProcess;
