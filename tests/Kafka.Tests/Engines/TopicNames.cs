namespace KafkaAlarms.Kafka.Tests.Engines;

/// <summary>Names of the topics that one lane reads and writes.</summary>
internal sealed record TopicNames(
    string SensorData, string Alarms, string State, string SensorDataDeadLetters, string AlarmDeadLetters)
{
    public IEnumerable<string> Settings =>
    [
        $"Topics:SensorData={SensorData}",
        $"Topics:Alarms={Alarms}",
        $"Topics:State={State}",
        $"Topics:SensorDataDeadLetters={SensorDataDeadLetters}",
        $"Topics:AlarmDeadLetters={AlarmDeadLetters}",
    ];

    public IEnumerable<string> Written => [Alarms, State, SensorDataDeadLetters, AlarmDeadLetters];

    public static TopicNames For(string sensorData, string lane) => new(
        sensorData,
        $"{lane}.alarme",
        $"{lane}.alarme-state",
        $"{lane}.iot-sensordata-dlq",
        $"{lane}.alarme-dlq");
}
