using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Configuration.Sources;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Configuration.Options;

public sealed class SettingCatalogTests
{
    public static TheoryData<string> Ranged => [.. SettingCatalog.All.Where(setting => setting.Range is not null).Select(setting => setting.Path)];

    public static TheoryData<string> Measured => [.. SettingCatalog.All
        .Where(setting => setting.Type == typeof(TimeSpan) || setting.Type == typeof(int) || setting.Type == typeof(short))
        .Select(setting => setting.Path)];

    public static TheoryData<string> Everything => [.. SettingCatalog.All.Select(setting => setting.Path)];

    [Theory]
    [MemberData(nameof(Ranged))]
    public void Range_OfEachSetting_IsTheOneThatItsDocumentationSays(string path)
    {
        SettingDefinition setting = Find(path);
        OptionDocs.Value(setting).ShouldStartWith($"{setting.Range!.Lowest} to {setting.Range.Highest}");
    }

    [Theory]
    [MemberData(nameof(Measured))]
    public void Range_OfNumbersAndDurations_IsDeclared(string path) => Find(path).Range.ShouldNotBeNull();

    [Theory]
    [MemberData(nameof(Everything))]
    public void Documentation_OfEachSetting_HasSummaryAndValue(string path)
    {
        OptionDocs.Summary(Find(path)).ShouldNotBeEmpty();
        OptionDocs.Value(Find(path)).ShouldNotBeEmpty();
    }

    [Fact]
    public void Page_OfTheSettings_IsFresh() => GeneratedPage.ShouldBeFresh("docs/configuration.md", ConfigurationPage.Write());

    [Fact]
    public void ArgumentNames_AllPaths_AreSettings() =>
        ArgumentNames.Paths.Values.ShouldBeSubsetOf(SettingCatalog.All.Select(setting => setting.Path));

    private static SettingDefinition Find(string path) => SettingCatalog.All.Single(setting => setting.Path == path);
}
