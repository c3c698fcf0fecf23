using System.Collections.Immutable;
using System.Text;
using KafkaAlarms.Engine.Configuration;
using KafkaAlarms.Engine.Configuration.Sources;
using KafkaAlarms.Engine.Errors;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Configuration;

/// <summary>The words of each problem with settings, so that a change of them is looked at.</summary>
public sealed class SettingsProblemTests : IDisposable
{
    private static readonly string[] Settings =
    [
        "Processing:Treads=2", "Kafca:GroupId=2", "Zebra=1", "Kafka=2", "Kafka:GroupId:0=2",
        "Processing:Threads=many", "Processing:Guarantee=sometimes", "Topics:CreateMissing=yes", "Decoding:MaxSkew=30",
        "Processing:Threads=257", "Decoding:MaxSkew=400d", "Topics:Partitions=0",
        "Decoding:Zone=Europe/Nowhere", "Kafka:BootstrapServers=localhost", "Kafka:GroupId= ", "Topics:Alarms=a b",
        "Kafka:Instance=a/b", "Http:Listen=8080",
        "Topics:State=alarme", "Processing:CommitInterval=8s",
        "Kafka:Client:group.id=x", "Kafka:Client:enable.auto.commit=x",
        "Kafka:Client:securty.protocol=ssl", "Kafka:Client:security.protocol=nonsense",
    ];

    private static readonly string[] Files =
    [
        "{\"Kafka\":", "[]", "{\"Kafka\":{\"GroupId\":\"a\",\n  \"groupid\":\"b\"}}", "{\"Kafka\":{\"GroupIdd\":\"a\"}}",
    ];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("settings-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Load_EachKindOfProblem_ReadsAsApproved()
    {
        StringBuilder report = new();
        HashSet<ErrorCode> seen = [];
        foreach (string setting in Settings) Tell(setting, Given(setting));
        foreach (string text in Files) Tell(text.ReplaceLineEndings(" "), InFile(text));
        Tell("a file that is not there", new() { Files = [Path.Combine(folder.FullName, "none.json")] });
        Tell("nothing at all", new());
        Tell("a variable", Given() with { Environment = Variable("KAFKA_ALARMS__PROCESSING__THREADS", "x") });
        report.ToString().ShouldMatchApproved();
        ErrorCode[] kinds =
            [.. Enum.GetValues<ErrorCode>().Where(code => code is >= ErrorCode.SettingsFileUnreadable and < ErrorCode.ListenRefused)];
        kinds.Except(seen).ShouldBeEmpty("each kind of problem is in the table");

        void Tell(string title, SettingsSources sources)
        {
            report.Append("## ").Append(title).Append('\n');
            foreach (Problem problem in SettingsLoader.Load(sources).Problems)
            {
                seen.Add(problem.Code);
                report.Append(problem.ToString().Replace(folder.FullName, "FOLDER", StringComparison.Ordinal)).Append('\n');
            }

            report.Append('\n');
        }
    }

    private static SettingsSources Given(params string[] settings) => new()
    {
        Arguments =
        [
            new ArgumentSetting("--bootstrap", "Kafka:BootstrapServers", "localhost:9092"),
            .. settings.Select(text => text.Split('=', 2)).Select(parts => new ArgumentSetting("--set", parts[0], parts[1])),
        ],
    };

    private static ImmutableDictionary<string, string> Variable(string name, string value) =>
        ImmutableDictionary<string, string>.Empty.Add(name, value);

    private SettingsSources InFile(string text)
    {
        string path = Path.Combine(folder.FullName, "settings.json");
        File.WriteAllText(path, text);
        return Given() with { Files = [path] };
    }
}
