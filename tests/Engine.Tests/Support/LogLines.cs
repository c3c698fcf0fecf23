using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace KafkaAlarms.Engine.Tests.Support;

/// <summary>Keeps what an engine logs.</summary>
internal sealed class LogLines : ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> lines = new();

    /// <summary>Warnings and worse.</summary>
    public IEnumerable<string> Complaints => lines.Where(line => line.Level >= LogLevel.Warning).Select(line => line.Text);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        lines.Enqueue((logLevel, $"{eventId.Id} {formatter(state, exception)} {exception}"));
}
