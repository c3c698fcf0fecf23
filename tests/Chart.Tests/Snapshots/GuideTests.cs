using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using k8s.Models;
using KafkaAlarms.Chart.Tests.Rendering;

namespace KafkaAlarms.Chart.Tests.Snapshots;

/// <summary>What the page about Kubernetes says of the chart is true of it.</summary>
public sealed partial class GuideTests : IDisposable
{
    private const string Page = "docs/kubernetes.md";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("chart-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Values_OnThePage_AreThoseOfTheChart()
    {
        string[] known = [.. ChartPage.Paths()];
        string[] roots = [.. known.Select(path => path.Split('.')[0]).Distinct()];
        string[] named =
        [
            .. Quoted().Matches(Repository.Read(Page)).Select(match => match.Groups[1].Value)
                .Where(path => path.Contains('.', StringComparison.Ordinal) && roots.Contains(path.Split('.')[0])),
        ];
        named.Length.ShouldBeGreaterThan(20);
        named.Where(path => !known.Any(one => one == path || one.StartsWith(path + ".", StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Page, 4)]
    [InlineData($"{Repository.Chart}/README.md.head", 2)]
    public void Commands_OnAPage_SetValuesThatTheChartHas(string file, int least)
    {
        string[] known = [.. ChartPage.Paths()];
        string[] set = [.. SetOption().Matches(Repository.Read(file)).SelectMany(match => match.Groups[1].Value.Split(',')).Select(one => one.Split('=')[0])];
        set.Length.ShouldBeGreaterThanOrEqualTo(least);
        set.Select(path => path.Replace("\\.", "/", StringComparison.Ordinal))
            .Where(path => !known.Any(one => path == one || path.StartsWith(one + ".", StringComparison.Ordinal)))
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task Example_OnThePage_IsRendered()
    {
        string file = Path.Combine(folder.FullName, "plant.yaml");
        await File.WriteAllTextAsync(file, Block("yaml", "# plant.yaml"), TestContext.Current.CancellationToken);
        RenderedChart chart = await RenderedChart.RenderAsync("-f", file);
        chart.Pods.Count().ShouldBeGreaterThan(6);
    }

    [Theory]
    [InlineData("default-values.yaml", 15)]
    [InlineData("secure-values.yaml", 20)]
    public async Task Settings_OfConsole_StandOnThePageWithTheirDocumentation(string values, int least)
    {
        string page = Repository.Read(Page);
        string[] rows = [.. page[page.IndexOf("| setting | for | documented in |", StringComparison.Ordinal)..].Split("\n\n")[0].Split('\n')];
        string config = (await RenderedChart.OfAsync(values)).Named<V1ConfigMap>("kafka-alarms-console").Data["config.yaml"];
        string[] keys = [.. ConsoleKey().Matches(config).Select(match => match.Groups[1].Value)];
        keys.Length.ShouldBeGreaterThan(least);
        keys.Where(key => !rows.Any(row => Regex.IsMatch(row.Split('|')[1], $@"\b{key}\b"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Certificate_OfThePage_IsOneThatNodesTake()
    {
        string script = string.Join('\n', Block("", "openssl req -x509").Split('\n').TakeWhile(line => !line.StartsWith("kubectl", StringComparison.Ordinal)));
        script.ShouldContain("openssl x509 -req");
        if (await PathProgram.RunAsync("bash", "-c", $"cd {folder.FullName} && command -v openssl >/dev/null || exit 77; set -e; {script}")
            is not { ExitCode: not 77 } result)
        {
            TestContext.Current.SendDiagnosticMessage("No openssl on the path: the commands of the page are not run.");
            return;
        }

        result.ExitCode.ShouldBe(0, result.Error);
        using X509Certificate2 node = X509Certificate2.CreateFromPemFile(
            Path.Combine(folder.FullName, "tls.crt"), Path.Combine(folder.FullName, "tls.key"));
        node.MatchesHostname("kafka-alarms-kafka-2.kafka-alarms-kafka.alarms.svc").ShouldBeTrue();
        node.Extensions.OfType<X509EnhancedKeyUsageExtension>().Single().EnhancedKeyUsages.Count.ShouldBe(2);
        (await File.ReadAllTextAsync(Path.Combine(folder.FullName, "tls.key"), TestContext.Current.CancellationToken))
            .ShouldStartWith("-----BEGIN PRIVATE KEY-----", Case.Sensitive, "PKCS#8");
        using X509Certificate2 authority = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(folder.FullName, "ca.crt"));
        using X509Chain chain = new()
        {
            ChainPolicy = { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck },
        };
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.Build(node).ShouldBeTrue();
    }

    /// <summary>The block of the page whose text begins in this way.</summary>
    private static string Block(string language, string begin)
    {
        string text = Repository.Read(Page);
        int start = text.IndexOf($"```{language}\n{begin}", StringComparison.Ordinal);
        start.ShouldBeGreaterThan(0, begin);
        start = text.IndexOf('\n', start) + 1;
        return text[start..text.IndexOf("```", start, StringComparison.Ordinal)];
    }

    [GeneratedRegex("^[ -]*([A-Za-z]+):", RegexOptions.Multiline)]
    private static partial Regex ConsoleKey();

    [GeneratedRegex("--set(?:-string|-file)? ([a-z][^\\s`]+)")]
    private static partial Regex SetOption();

    [GeneratedRegex("`([a-z][A-Za-z]*(?:\\.[A-Za-z]+)+)[`:]")]
    private static partial Regex Quoted();
}
