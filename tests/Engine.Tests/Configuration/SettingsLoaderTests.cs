using System.Collections.Immutable;
using KafkaAlarms.Engine.Configuration;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Configuration.Sources;
using KafkaAlarms.Engine.Errors;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Configuration;

public sealed class SettingsLoaderTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("settings-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Load_BootstrapAlone_TakesTheDefaultsOfTheOptionClasses()
    {
        EngineSettings settings = Load(Arguments("Kafka:BootstrapServers=localhost:9092")).Settings.ShouldNotBeNull();
        (settings with { Kafka = settings.Kafka with { BootstrapServers = "", Client = [] } })
            .ToString().ShouldBe(new EngineSettings().ToString());
    }

    [Theory]
    [InlineData("--set", "file")]
    [InlineData("environment", "environment")]
    [InlineData("argument", "argument")]
    public void Load_SeveralSources_TheLaterWins(string last, string expected)
    {
        SettingsSources sources = File("""{"Kafka":{"BootstrapServers":"a:1","GroupId":"file"}}""");
        if (last != "--set") sources = sources with { Environment = Variable("KAFKA_ALARMS__KAFKA__GROUPID", "environment") };
        if (last == "argument") sources = sources with { Arguments = [new("--group", "Kafka:GroupId", "argument")] };
        SettingsLoader.Load(sources).Settings.ShouldNotBeNull().Kafka.GroupId.ShouldBe(expected);
    }

    [Fact]
    public void Load_TwoFiles_TheSecondWins()
    {
        SettingsSources sources = File("""{"Kafka":{"BootstrapServers":"a:1","GroupId":"first"}}""");
        sources = sources with { Files = [.. sources.Files, Write("second.json", """{"Kafka":{"GroupId":"second"}}""")] };
        SettingsLoader.Load(sources).Settings.ShouldNotBeNull().Kafka.GroupId.ShouldBe("second");
    }

    [Theory]
    [InlineData("00:10:00")]
    [InlineData("10m")]
    [InlineData("600s")]
    [InlineData("600000ms")]
    public void Load_DurationInAnyForm_IsRead(string text) =>
        Load(Bootstrap($"Decoding:MaxSkew={text}")).Settings.ShouldNotBeNull().Decoding.MaxSkew.ShouldBe(TimeSpan.FromMinutes(10));

    [Theory]
    [InlineData("Processing:Threads=many", nameof(ErrorCode.WrongSettingType), "a whole number")]
    [InlineData("Processing:Threads=1.5", nameof(ErrorCode.WrongSettingType), "a whole number")]
    [InlineData("Processing:Threads=257", nameof(ErrorCode.SettingOutOfRange), "0 to 256")]
    [InlineData("Processing:Threads=99999999999999999999", nameof(ErrorCode.SettingOutOfRange), "0 to 256")]
    [InlineData("Processing:Guarantee=ExactlyOnce", nameof(ErrorCode.WrongSettingType), "exactly_once or at_least_once")]
    [InlineData("Topics:CreateMissing=yes", nameof(ErrorCode.WrongSettingType), "true or false")]
    [InlineData("Decoding:MaxSkew=30", nameof(ErrorCode.WrongSettingType), "a duration")]
    [InlineData("Decoding:MaxSkew=-00:00:01", nameof(ErrorCode.SettingOutOfRange), "00:00:00 to 365.00:00:00")]
    [InlineData("Decoding:Zone=Europe/Nowhere", nameof(ErrorCode.SettingTextRefused), "IANA zone")]
    [InlineData("Kafka:BootstrapServers=localhost", nameof(ErrorCode.SettingTextRefused), "host:port")]
    [InlineData("Kafka:BootstrapServers=a:1,b", nameof(ErrorCode.SettingTextRefused), "host:port")]
    [InlineData("Kafka:GroupId= ", nameof(ErrorCode.SettingTextRefused), "at least one character")]
    [InlineData("Topics:Alarms=a b", nameof(ErrorCode.SettingTextRefused), "1 to 249")]
    [InlineData("Kafka:Instance=a/b", nameof(ErrorCode.SettingTextRefused), "1 to 200")]
    [InlineData("Http:Listen=8080", nameof(ErrorCode.SettingTextRefused), "host:port")]
    [InlineData("Kafka:GroupID2=a", nameof(ErrorCode.UnknownSetting), "Kafka:GroupId")]
    [InlineData("Kafka:Threads=2", nameof(ErrorCode.UnknownSetting), "Processing:Threads")]
    [InlineData("Kafca:GroupId=2", nameof(ErrorCode.UnknownSetting), "Kafka:GroupId")]
    [InlineData("Kafka=2", nameof(ErrorCode.WrongSettingType), "keys below Kafka")]
    [InlineData("Kafka:GroupId:0=2", nameof(ErrorCode.WrongSettingType), "no list or section")]
    [InlineData("Topics:State=alarme", nameof(ErrorCode.SettingsConflict), "topic of its own")]
    [InlineData("Processing:CommitInterval=8s", nameof(ErrorCode.SettingsConflict), "Kafka:TransactionTimeout")]
    [InlineData("Kafka:Client:group.id=x", nameof(ErrorCode.OwnedClientKey), "Kafka:GroupId")]
    [InlineData("Kafka:Client:ENABLE.AUTO.COMMIT=x", nameof(ErrorCode.OwnedClientKey), "leave it out")]
    [InlineData("Kafka:Client:securty.protocol=ssl", nameof(ErrorCode.ClientKeyRefused), "list of settings")]
    [InlineData("Kafka:Client:security.protocol=nonsense", nameof(ErrorCode.ClientKeyRefused), "list of settings")]
    public void Load_WrongSetting_IsRefusedWithWhatToWrite(string setting, string code, string change)
    {
        SettingsResult result = Load(Bootstrap(setting));
        result.Settings.ShouldBeNull();
        Problem problem = result.Problems.ShouldHaveSingleItem();
        problem.Code.ToString().ShouldBe(code);
        problem.Change.ShouldContain(change);
        problem.Where.ShouldContain(setting[..setting.IndexOf('=')].Split(":0")[0], Case.Insensitive);
    }

    [Theory]
    [MemberData(nameof(Edges))]
    public void Load_EdgesOfEachRange_AreTakenAndTheNextIsNot(string path, string inside, string outside)
    {
        string[] widened = ["Kafka:TransactionTimeout=60s"];
        SettingsResult taken = Load(Bootstrap([.. path == "Kafka:TransactionTimeout" ? ["Processing:CommitInterval=5ms"] : widened, $"{path}={inside}"]));
        taken.Problems.ShouldBeEmpty();
        Load(Bootstrap($"{path}={outside}")).Problems.ShouldContain(problem => problem.Code == ErrorCode.SettingOutOfRange);
    }

    public static TheoryData<string, string, string> Edges
    {
        get
        {
            TheoryData<string, string, string> edges = [];
            foreach (SettingDefinition setting in SettingCatalog.All.Where(candidate => candidate.Range is not null))
            {
                edges.Add(setting.Path, setting.Range!.Lowest, Neighbor(setting, setting.Range.Lowest, -1));
                edges.Add(setting.Path, setting.Range.Highest, Neighbor(setting, setting.Range.Highest, 1));
            }

            return edges;
        }
    }

    [Fact]
    public void Load_NothingGiven_SaysHowToGiveWhatIsRequired()
    {
        Problem problem = SettingsLoader.Load(new SettingsSources()).Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe(ErrorCode.SettingMissing);
        problem.Change.ShouldContain("--bootstrap");
        problem.Change.ShouldContain("KAFKA_ALARMS__Kafka__BootstrapServers");
    }

    [Fact]
    public void Load_WrongInFile_NamesLineAndColumn()
    {
        SettingsSources sources = File("{\n  // where\n  \"Kafka\": {\"BootstrapServers\": \"a:1\",\n    /* ü */ \"GroupIdd\": \"x\"}\n}");
        SettingsLoader.Load(sources).Problems.ShouldHaveSingleItem().Where.ShouldEndWith("settings.json(4,13) Kafka:GroupIdd");
    }

    [Fact]
    public void Load_WrongInEnvironment_NamesTheVariable()
    {
        SettingsSources sources = Bootstrap() with { Environment = Variable("KAFKA_ALARMS__Processing__Threads", "x") };
        SettingsLoader.Load(sources).Problems.ShouldHaveSingleItem().Where.ShouldBe("environment KAFKA_ALARMS__Processing__Threads Processing:Threads");
    }

    [Fact]
    public void Load_ServiceVariablesOfKubernetes_AreNoSettings()
    {
        SettingsSources sources = Bootstrap() with { Environment = Variable("KAFKA_ALARMS_PORT", "tcp://10.0.0.1:80") };
        SettingsLoader.Load(sources).Problems.ShouldBeEmpty();
    }

    [Fact]
    public void Load_ClientKeyInEnvironment_UnderscoresAreDots()
    {
        SettingsSources sources = Bootstrap() with { Environment = Variable("KAFKA_ALARMS__KAFKA__CLIENT__SOCKET_TIMEOUT_MS", "5000") };
        SettingsLoader.Load(sources).Settings.ShouldNotBeNull().Kafka.Client.ShouldContainKeyAndValue("socket.timeout.ms", "5000");
    }

    [Fact]
    public void Load_ManyProblems_ListsAllAtOnce()
    {
        SettingsSources sources = File("""{"Kafka":{"GroupId":7,"SessionTimeout":"1s","Client":{"acks":"1"}},"Nonsense":{"A":1}}""") with
        {
            Environment = Variable("KAFKA_ALARMS__Clock__Partitioner", "murmur3"),
            Arguments = [new("--threads", "Processing:Threads", "x")],
        };
        SettingsLoader.Load(sources).Problems.Select(problem => problem.Code).ShouldBe(
            [
                ErrorCode.UnknownSetting, ErrorCode.SettingMissing, ErrorCode.SettingOutOfRange,
                ErrorCode.OwnedClientKey, ErrorCode.WrongSettingType, ErrorCode.WrongSettingType,
            ],
            ignoreOrder: true);
    }

    [Theory]
    [InlineData("{\"Kafka\":", nameof(ErrorCode.SettingsFileNotJson))]
    [InlineData("[]", nameof(ErrorCode.SettingsFileNotJson))]
    [InlineData("{\"\\ud800\":1}", nameof(ErrorCode.SettingsFileNotJson))]
    [InlineData("{\"Kafka\":{\"Instance\":\"\\ud800\"}}", nameof(ErrorCode.SettingsFileNotJson))]
    [InlineData("", nameof(ErrorCode.SettingsFileNotJson))]
    public void Load_BrokenFile_IsTheOnlyProblem(string text, string code) =>
        SettingsLoader.Load(File(text)).Problems.ShouldHaveSingleItem().Code.ToString().ShouldBe(code);

    [Fact]
    public void Load_KeyTwice_IsListedWithAllOtherProblems() =>
        SettingsLoader.Load(File("""{"Kafka":{"GroupId":"a","groupid":"b","SessionTimeout":"1s"},"Nonsense":[{"a":1,"A":2}]}"""))
            .Problems.Select(problem => problem.Code).ShouldBe(
            [
                ErrorCode.SettingTwice, ErrorCode.SettingTwice, ErrorCode.UnknownSetting,
                ErrorCode.SettingMissing, ErrorCode.SettingOutOfRange,
            ],
            ignoreOrder: true);

    [Fact]
    public void Load_MissingFile_IsTheOnlyProblem() =>
        SettingsLoader.Load(new SettingsSources { Files = [Path.Combine(folder.FullName, "none.json")] })
            .Problems.ShouldHaveSingleItem().Code.ShouldBe(ErrorCode.SettingsFileUnreadable);

    [Theory]
    [InlineData("sasl.password")]
    [InlineData("sasl.username")]
    [InlineData("ssl.key.pem")]
    [InlineData("ssl.keystore.password")]
    public void Load_Secret_IsMaskedWhereItIsShown(string key)
    {
        SettingsResult result = Load(Bootstrap($"Kafka:Client:{key}=hunter2", $"Kafka:Client:x.{key}=hunter2"));
        result.Effective.Single(setting => setting.Path == $"Kafka:Client:{key}").Value.ShouldBe("****");
        string.Join('\n', result.Problems).ShouldNotContain("hunter2");
    }

    private static string Neighbor(SettingDefinition setting, string edge, int step) => setting.Type == typeof(TimeSpan)
        ? (TimeSpan.Parse(edge, System.Globalization.CultureInfo.InvariantCulture) + TimeSpan.FromTicks(step)).ToString("c")
        : (long.Parse(edge, System.Globalization.CultureInfo.InvariantCulture) + step).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static SettingsResult Load(SettingsSources sources) => SettingsLoader.Load(sources);

    private static SettingsSources Bootstrap(params string[] settings) => Arguments(["Kafka:BootstrapServers=localhost:9092", .. settings]);

    private static SettingsSources Arguments(params string[] settings) => new()
    {
        Arguments = [.. settings.Select(text => new ArgumentSetting("--set", text[..text.IndexOf('=')], text[(text.IndexOf('=') + 1)..]))],
    };

    private static ImmutableDictionary<string, string> Variable(string name, string value) =>
        ImmutableDictionary<string, string>.Empty.Add(name, value);

    private SettingsSources File(string text) => new() { Files = [Write("settings.json", text)] };

    private string Write(string name, string text)
    {
        string path = Path.Combine(folder.FullName, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }
}
