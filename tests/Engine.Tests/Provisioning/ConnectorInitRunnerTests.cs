using System.Net;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Provisioning;
using KafkaAlarms.Engine.Provisioning.Connectors;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Provisioning;

public sealed class ConnectorInitRunnerTests : IDisposable
{
    private static readonly ConnectorsFile File = new(new()
    {
        ["source"] = new() { ["connector.class"] = FakeConnect.SourceClass, ["topic"] = "a" },
    });

    private readonly StringWriter output = new();

    public void Dispose() => output.Dispose();

    [Fact]
    public async Task Run_NewConnector_PutsItWithItsNameAndWaitsUntilItRunsForAWhile()
    {
        using FakeConnect connect = new();
        (await RunAsync(connect)).ShouldBeEmpty();
        connect.Configs["source"].ShouldContainKeyAndValue("name", "source");
        connect.Count("GET /connectors/source/status").ShouldBe(3);
        output.ToString().Split('\n')[..2].ShouldBe(["created    source: example.Source", "running    source: 1 tasks"]);
    }

    [Fact]
    public async Task Run_SameConnectorAgain_PutsNothing()
    {
        using FakeConnect connect = new();
        await RunAsync(connect);
        (await RunAsync(connect)).ShouldBeEmpty();
        connect.Count("PUT /connectors/").ShouldBe(1);
        output.ToString().ShouldContain("unchanged  source\n");
    }

    [Fact]
    public async Task Run_ChangedConnector_NamesTheKeysAndNoValue()
    {
        using FakeConnect connect = new();
        connect.Configs["source"] = new()
        {
            ["name"] = "source", ["connector.class"] = FakeConnect.SourceClass, ["topic"] = "secret", ["old"] = "1",
        };
        (await RunAsync(connect)).ShouldBeEmpty();
        output.ToString().ShouldContain("changed    source: old, topic\n");
        output.ToString().ShouldNotContain("secret");
    }

    [Fact]
    public async Task Run_ChangedConnector_LooksAtNoStatusWhileTasksHaveWhatWasBefore()
    {
        using FakeConnect connect = new();
        connect.Configs["source"] = new()
        {
            ["name"] = "source", ["connector.class"] = FakeConnect.SourceClass, ["topic"] = "old",
        };
        connect.Tasks.Clear();
        connect.Tasks.Enqueue("""{"topic":"old","task":"0"}""");
        connect.Tasks.Enqueue("""{"topic":"old","task":"0"}""");
        connect.Tasks.Enqueue("""{"topic":"a","task":"0"}""");
        connect.Statuses.Clear();
        connect.Statuses.Enqueue(FakeConnect.Failed);
        Problem problem = (await RunAsync(connect)).ShouldHaveSingleItem();
        problem.Code.ShouldBe(ErrorCode.ConnectorFailed);
        string[] asked = [.. connect.Requests.Where(one => one.StartsWith("GET /connectors/source/", StringComparison.Ordinal))];
        asked[1..5].Select(one => one.Split('/')[^1]).ShouldBe(["tasks", "tasks", "tasks", "status"]);
    }

    [Fact]
    public async Task Run_ChangedConnectorWhoseTasksKeepWhatWasBefore_IsJudgedAllTheSame()
    {
        using FakeConnect connect = new();
        connect.Configs["source"] = new()
        {
            ["name"] = "source", ["connector.class"] = FakeConnect.SourceClass, ["topic"] = "old",
        };
        connect.Tasks.Clear();
        connect.Tasks.Enqueue("""{"topic":"old"}""");
        (await RunAsync(connect)).ShouldBeEmpty();
        output.ToString().ShouldContain("running    source: 1 tasks");
    }

    [Theory]
    [InlineData(HttpStatusCode.Conflict)]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    public async Task Run_FailuresThatPass_AreTriedAgain(HttpStatusCode status)
    {
        using FakeConnect connect = new();
        for (int times = 0; times < 3; times++) connect.Outages.Enqueue(status);
        (await RunAsync(connect)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_ConnectNeverServes_SaysWhatItAnsweredLast()
    {
        using FakeConnect connect = new();
        for (int times = 0; times < 1000; times++) connect.Outages.Enqueue(HttpStatusCode.ServiceUnavailable);
        Problem problem = (await RunAsync(connect)).ShouldHaveSingleItem();
        problem.Code.ShouldBe(ErrorCode.ConnectUnavailable);
        problem.What.ShouldBe("It does not serve after 60 s: 503 it is being rebalanced.");
    }

    [Fact]
    public async Task Run_RefusedConfiguration_ListsEachReasonAndPutsNothing()
    {
        using FakeConnect connect = new() { Errors = ["One.", "Two."] };
        IReadOnlyList<Problem> problems = await RunAsync(connect);
        problems.Select(problem => problem.What).ShouldBe(
            ["Connect refuses its configuration: One.", "Connect refuses its configuration: Two."]);
        connect.Configs.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_UnknownClass_IsNamed()
    {
        using FakeConnect connect = new();
        ConnectorsFile file = new(new() { ["x"] = new() { ["connector.class"] = "example.Missing" } });
        Problem problem = (await RunAsync(connect, file)).ShouldHaveSingleItem();
        problem.Code.ShouldBe(ErrorCode.ConnectorClassMissing);
        problem.What.ShouldContain("example.Missing");
    }

    [Fact]
    public async Task Run_FailingTask_IsRestartedOnceThenItsCausesAreNamed()
    {
        using FakeConnect connect = new();
        connect.Statuses.Clear();
        connect.Statuses.Enqueue(FakeConnect.Failed);
        Problem problem = (await RunAsync(connect)).ShouldHaveSingleItem();
        problem.Code.ShouldBe(ErrorCode.ConnectorFailed);
        problem.What.ShouldContain("a.Wrapper: outer | Caused by: b.Cause: the password is wrong");
        connect.Count("POST /connectors/source/restart").ShouldBe(1);
    }

    [Fact]
    public async Task Run_TaskThatARestartCures_Succeeds()
    {
        using FakeConnect connect = new() { RestartHelps = true };
        connect.Statuses.Clear();
        connect.Statuses.Enqueue(FakeConnect.Failed);
        (await RunAsync(connect)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_ConnectorWithoutTasks_IsNotTakenAsRunning()
    {
        using FakeConnect connect = new();
        connect.Statuses.Clear();
        connect.Statuses.Enqueue("""{"connector":{"state":"RUNNING"},"tasks":[]}""");
        Problem problem = (await RunAsync(connect)).ShouldHaveSingleItem();
        problem.What.ShouldBe("It does not run after 60 s: connector RUNNING, tasks none.");
    }

    private async Task<IReadOnlyList<Problem>> RunAsync(FakeConnect connect, ConnectorsFile? file = null)
    {
        Patience patience = new(TimeSpan.FromSeconds(60), new HastyClock());
        ConnectorInitRunner runner = new(connect.Client(), patience, output, NullLogger.Instance);
        return await runner.RunAsync([.. (file ?? File).List()], TestContext.Current.CancellationToken);
    }
}
