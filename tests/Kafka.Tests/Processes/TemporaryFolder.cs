namespace KafkaAlarms.Kafka.Tests.Processes;

/// <summary>A folder of its own that goes when disposed of.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("kafka-alarms-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // A process that has just been killed may still be closing its files; the system cleans its own folder.
        }
    }
}
