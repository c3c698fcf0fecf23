using System.Formats.Tar;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Provisioning;
using KafkaAlarms.Engine.Provisioning.Volumes;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Provisioning;

public sealed class PluginDownloadTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kafka-alarms-");
    private readonly FileServer server = new();
    private readonly StringWriter output = new();

    private string Target => Path.Combine(folder.FullName, "plugins");

    public void Dispose()
    {
        folder.Delete(recursive: true);
        server.Dispose();
    }

    [Theory]
    [InlineData("mqtt-1.2.zip")]
    [InlineData("mqtt-1.2.tar.gz")]
    [InlineData("mqtt-1.2.tgz")]
    [InlineData("mqtt-1.2.tar")]
    public async Task Put_ArchiveWithAFolder_BringsThatFolder(string name)
    {
        server.Content = await PackAsync(name, "mqtt/a.jar", "mqtt/lib/b.jar");
        (await PutAsync(name)).ShouldBeNull();
        FilesThere().ShouldBe(["mqtt/a.jar", "mqtt/lib/b.jar"]);
    }

    [Theory]
    [InlineData("mqtt-1.2.zip")]
    [InlineData("mqtt-1.2.tar.gz")]
    public async Task Put_ArchiveWithLooseFiles_BringsAFolderOfItsName(string name)
    {
        server.Content = await PackAsync(name, "a.jar", "LICENSE");
        (await PutAsync(name)).ShouldBeNull();
        FilesThere().ShouldBe(["mqtt-1.2/LICENSE", "mqtt-1.2/a.jar"]);
    }

    [Fact]
    public async Task Put_SingleJar_BringsAFolderOfItsName()
    {
        server.Content = [1, 2, 3];
        (await PutAsync("transforms.jar")).ShouldBeNull();
        FilesThere().ShouldBe(["transforms/transforms.jar"]);
    }

    [Fact]
    public async Task Put_OtherHashThanExpected_BringsNothing()
    {
        server.Content = await PackAsync("a.zip", "mqtt/a.jar");
        Problem problem = (await PutAsync("a.zip", new string('0', 128))).ShouldNotBeNull();
        problem.Code.ShouldBe(ErrorCode.PluginHashDiffers);
        problem.What.ShouldContain(Convert.ToHexStringLower(SHA512.HashData(server.Content)));
        FilesThere().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("a.rpm", "kind is not known")]
    [InlineData("a.zip", "cannot be unpacked")]
    [InlineData("a.tgz", "cannot be unpacked")]
    public async Task Put_WhatIsNoArchive_IsRefused(string name, string expected)
    {
        server.Content = "no archive at all, but long enough to be read as one"u8.ToArray();
        Problem problem = (await PutAsync(name)).ShouldNotBeNull();
        problem.Code.ShouldBe(ErrorCode.PluginArchiveRefused);
        problem.What.ShouldContain(expected);
        FilesThere().ShouldBeEmpty();
    }

    [Fact]
    public async Task Put_ArchiveWithAPathOutOfIt_IsRefused()
    {
        server.Content = await PackAsync("a.zip", "../../escaped.jar");
        (await PutAsync("a.zip")).ShouldNotBeNull().Code.ShouldBe(ErrorCode.PluginArchiveRefused);
        Directory.EnumerateFiles(folder.FullName, "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task Put_ServerThatComesLater_IsAskedAgain()
    {
        server.Content = await PackAsync("a.zip", "mqtt/a.jar");
        server.Outages.Enqueue(HttpStatusCode.ServiceUnavailable);
        server.Outages.Enqueue(HttpStatusCode.BadGateway);
        (await PutAsync("a.zip")).ShouldBeNull();
        server.Requests.ShouldBe(3);
    }

    [Fact]
    public async Task Put_ServerThatDoesNotComeInTime_IsToldWithoutItsSecrets()
    {
        for (int i = 0; i < 1000; i++) server.Outages.Enqueue(HttpStatusCode.ServiceUnavailable);
        Problem problem = (await PutAsync("a.zip?token=secret")).ShouldNotBeNull();
        problem.Code.ShouldBe(ErrorCode.PluginDownloadFailed);
        problem.What.ShouldBe("It cannot be fetched: HTTP 503.");
        problem.Where.ShouldBe("http://plugins/a.zip");
    }

    [Fact]
    public async Task Put_WhatTheServerDoesNotHave_IsAskedForOnce()
    {
        server.Outages.Enqueue(HttpStatusCode.NotFound);
        (await PutAsync("a.zip")).ShouldNotBeNull().What.ShouldBe("It cannot be fetched: HTTP 404.");
        server.Requests.ShouldBe(1);
    }

    private static async Task<byte[]> PackAsync(string name, params string[] files)
    {
        using MemoryStream packed = new();
        if (name.EndsWith(".zip", StringComparison.Ordinal))
        {
            using ZipArchive zip = new(packed, ZipArchiveMode.Create, leaveOpen: true);
            foreach (string file in files)
            {
                await using Stream entry = await zip.CreateEntry(file).OpenAsync(TestContext.Current.CancellationToken);
                await entry.WriteAsync(Encoding.UTF8.GetBytes(file), TestContext.Current.CancellationToken);
            }
        }
        else
        {
            await using Stream outer =
                name.EndsWith(".tar", StringComparison.Ordinal) ? packed : new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true);
            await using TarWriter tar = new(outer, leaveOpen: true);
            foreach (string file in files)
            {
                PaxTarEntry entry = new(TarEntryType.RegularFile, file) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(file)) };
                await tar.WriteEntryAsync(entry, TestContext.Current.CancellationToken);
            }
        }

        return packed.ToArray();
    }

    private string[] FilesThere() => Directory.Exists(Target) ? FolderHash.FilesOf(Target) : [];

    private async Task<Problem?> PutAsync(string name, string? sha512 = null)
    {
        using HttpClient http = new(server, disposeHandler: false);
        PluginDownload download = new(http, new Patience(TimeSpan.FromMinutes(5), new HastyClock()));
        return await new PluginVolume(Target, output).PutArchiveAsync(
            download,
            new Uri($"http://plugins/{name}"),
            sha512 ?? Convert.ToHexString(SHA512.HashData(server.Content)),
            TestContext.Current.CancellationToken);
    }

    private sealed class FileServer : HttpMessageHandler
    {
        public byte[] Content { get; set; } = [];

        public Queue<HttpStatusCode> Outages { get; } = [];

        public int Requests { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests++;
            HttpStatusCode status = Outages.TryDequeue(out HttpStatusCode outage) ? outage : HttpStatusCode.OK;
            return Task.FromResult(new HttpResponseMessage(status) { Content = new ByteArrayContent(Content) });
        }
    }
}
