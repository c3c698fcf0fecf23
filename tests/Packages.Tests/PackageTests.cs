using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Packages.Tests;

/// <summary>The packages as they are packed.</summary>
public sealed class PackageTests(PageWalk walk)
{
    private static readonly string Version =
        XDocument.Parse(Repository.Read("Directory.Build.props")).Descendants("Version").Single().Value;

    public static TheoryData<string> All =>
        ["KafkaAlarms.Rules", "KafkaAlarms.Rules.Testing", "KafkaAlarms.Templates", "KafkaAlarms.Tool"];

    [Fact]
    public void Pack_OfTheRepository_GivesThesePackages() =>
        Directory.GetFiles(walk.Feed).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal).ShouldBe(
        [
            $"KafkaAlarms.Rules.{Version}.nupkg",
            $"KafkaAlarms.Rules.{Version}.snupkg",
            $"KafkaAlarms.Rules.Testing.{Version}.nupkg",
            $"KafkaAlarms.Rules.Testing.{Version}.snupkg",
            $"KafkaAlarms.Templates.{Version}.nupkg",
            $"KafkaAlarms.Tool.{Version}.nupkg",
        ]);

    [Theory]
    [MemberData(nameof(All))]
    public void Package_Each_SaysWhatItIsAndUnderWhichLicense(string id)
    {
        using ZipArchive package = Open($"{id}.{Version}.nupkg");
        XElement about = Nuspec(package, id);

        Text(about, "version").ShouldBe(Version);
        Text(about, "license").ShouldBe("Apache-2.0");
        Text(about, "readme").ShouldBe("README.md");
        Text(about, "authors").ShouldBe("Kafka Alarms");
        Text(about, "description").Length.ShouldBeGreaterThan(40);
        package.GetEntry("README.md").ShouldNotBeNull();
        package.GetEntry("LICENSE").ShouldNotBeNull().Length.ShouldBe(Repository.Read("LICENSE").Length);
    }

    [Fact]
    public void Package_OfTheSdk_HoldsTheSchemaOfAlarmEvents()
    {
        using ZipArchive package = Open($"KafkaAlarms.Rules.{Version}.nupkg");
        using StreamReader schema = new(Read(package, "schema/alarm.schema.json"));

        schema.ReadToEnd().ShouldBe(Repository.Read("engine/Validating/alarm.schema.json"));
    }

    [Theory]
    [InlineData("KafkaAlarms.Rules", "")]
    [InlineData("KafkaAlarms.Rules.Testing", "KafkaAlarms.Rules")]
    [InlineData("KafkaAlarms.Templates", "")]
    [InlineData("KafkaAlarms.Tool", "")]
    public void Package_Each_DependsOnNothingOfOthers(string id, string dependencies)
    {
        using ZipArchive package = Open($"{id}.{Version}.nupkg");

        string.Join(' ', Nuspec(package, id).Descendants().Where(element => element.Name.LocalName == "dependency")
            .Select(element => element.Attribute("id")!.Value)).ShouldBe(dependencies);
    }

    [Theory]
    [InlineData("KafkaAlarms.Rules", "KafkaAlarms.Rules")]
    [InlineData("KafkaAlarms.Rules.Testing", "KafkaAlarms.Rules.Testing")]
    [InlineData("KafkaAlarms.Rules.Testing", "kafka-alarms")]
    public void Assembly_InAPackage_IsDeterministicWithSymbolsThatHoldItsSource(string id, string assembly)
    {
        using ZipArchive package = Open($"{id}.{Version}.nupkg");
        using PEReader image = new(Read(package, $"lib/net10.0/{assembly}.dll"));
        using ZipArchive symbols = Open($"{id}.{Version}.snupkg");
        using MetadataReaderProvider debug =
            MetadataReaderProvider.FromPortablePdbStream(Read(symbols, $"lib/net10.0/{assembly}.pdb"));

        image.ReadDebugDirectory().Select(entry => entry.Type).ShouldContain(DebugDirectoryEntryType.Reproducible);
        MetadataReader reader = debug.GetMetadataReader();
        reader.Documents.Count.ShouldBeGreaterThan(0);
        reader.Documents.Where(document => !HasSource(reader, document))
            .Select(document => reader.GetString(reader.GetDocument(document).Name)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("AlarmRule1/AlarmRule1.csproj", "KafkaAlarms.Rules")]
    [InlineData("AlarmRule1.Tests/AlarmRule1.Tests.csproj", "KafkaAlarms.Rules.Testing")]
    public void Template_Project_AsksForThePackagesOfItsOwnVersion(string file, string package)
    {
        XDocument project = XDocument.Parse(Repository.Read($"rules-sdk/KafkaAlarms.Templates/content/kafka-alarm-rule/{file}"));

        project.Descendants("PackageReference").Single(reference => reference.Attribute("Include")!.Value == package)
            .Attribute("Version")!.Value.ShouldBe(Version);
    }

    [Fact]
    public void Template_Tests_UseTheTestFrameworkOfThisRepository()
    {
        XDocument project = XDocument.Parse(Repository.Read(
            "rules-sdk/KafkaAlarms.Templates/content/kafka-alarm-rule/AlarmRule1.Tests/AlarmRule1.Tests.csproj"));
        XDocument central = XDocument.Parse(Repository.Read("Directory.Packages.props"));

        project.Descendants("PackageReference").Single(reference => reference.Attribute("Include")!.Value == "xunit.v3")
            .Attribute("Version")!.Value.ShouldBe(
                central.Descendants("PackageVersion").Single(known => known.Attribute("Include")!.Value == "xunit.v3")
                    .Attribute("Version")!.Value);
    }

    private static bool HasSource(MetadataReader reader, DocumentHandle document)
    {
        Guid embedded = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");
        return reader.GetCustomDebugInformation(document).Any(handle =>
            reader.GetGuid(reader.GetCustomDebugInformation(handle).Kind) == embedded);
    }

    private static XElement Nuspec(ZipArchive package, string id) => XDocument.Load(Read(package, $"{id}.nuspec")).Root!;

    private static string Text(XElement about, string name) =>
        about.Descendants().First(element => element.Name.LocalName == name).Value;

    private static MemoryStream Read(ZipArchive package, string path)
    {
        MemoryStream copy = new();
        using Stream entry = package.GetEntry(path).ShouldNotBeNull(path).Open();
        entry.CopyTo(copy);
        copy.Position = 0;
        return copy;
    }

    private ZipArchive Open(string file) => ZipFile.OpenRead(Path.Combine(walk.Feed, file));
}
