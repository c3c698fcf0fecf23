using KafkaAlarms.Engine.Tests.Support;
using Microsoft.Extensions.Logging;

namespace KafkaAlarms.Engine.Tests.Whole;

/// <summary>Gives every category the same log.</summary>
internal sealed class LogLinesProvider(LogLines log) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => log;

    public void Dispose()
    {
    }
}
