using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Configuration.Values;
using Microsoft.Extensions.Logging;

namespace KafkaAlarms.Engine.Observability;

/// <summary>Logs to standard error, which leaves standard output to what a command prints.</summary>
internal static class ConsoleLog
{
    private const string Timestamp = "yyyy-MM-ddTHH:mm:ss.fffZ ";

    public static ILoggerFactory Create(LoggingOptions options) => LoggerFactory.Create(logging =>
    {
        logging.SetMinimumLevel(LevelOf(options.Level));
        logging.AddFilter("Microsoft", LogLevel.Warning);
        // What keeps the HTTP server from starting is reported as a problem of the settings, without a stack trace.
        logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        if (options.Format == LogFormat.Json)
        {
            logging.AddJsonConsole(console =>
            {
                console.UseUtcTimestamp = true;
                console.TimestampFormat = Timestamp.Trim();
            });
        }
        else
        {
            logging.AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.UseUtcTimestamp = true;
                console.TimestampFormat = Timestamp;
            });
        }

        logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    });

    private static LogLevel LevelOf(LogThreshold threshold) => threshold switch
    {
        LogThreshold.Debug => LogLevel.Debug,
        LogThreshold.Information => LogLevel.Information,
        LogThreshold.Warning => LogLevel.Warning,
        _ => LogLevel.Error,
    };
}
