using Confluent.Kafka;
using KafkaAlarms.Engine.Clients;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Provisioning;
using KafkaAlarms.Engine.Provisioning.Users;
using Shouldly;
using Xunit;
using ErrorCode = KafkaAlarms.Engine.Errors.ErrorCode;

namespace KafkaAlarms.Engine.Tests.Provisioning;

public sealed class UserInitRunnerTests : IDisposable
{
    private readonly StringWriter output = new();

    public void Dispose() => output.Dispose();

    [Fact]
    public async Task Run_BrokerThatHearsOfTheUserLate_ListsOnlyWhenItHas()
    {
        FakeUsers users = FakeUsers.Create(looksUntilKnown: 2);
        (await RunAsync(users)).ShouldBeEmpty();
        users.Calls.ShouldBe(["write plant", "find plant", "find plant", "find plant", "list"]);
        output.ToString().Split('\n')[..2].ShouldBe(["written    plant", "left alone other: not in the folder"]);
    }

    [Fact]
    public async Task Run_BrokerThatNeverHearsOfTheUser_IsAProblemAndNothingIsListed()
    {
        FakeUsers users = FakeUsers.Create(looksUntilKnown: int.MaxValue);
        Problem problem = (await RunAsync(users)).ShouldHaveSingleItem();
        problem.Code.ShouldBe(ErrorCode.UsersNotReady);
        problem.What.ShouldBe("Not written after 60 s: no user of this name.");
        users.Calls.ShouldNotContain("list");
    }

    private async Task<IReadOnlyList<Problem>> RunAsync(FakeUsers users)
    {
        Patience patience = new(TimeSpan.FromSeconds(60), new HastyClock());
        using AdminConnection connection = new((IAdminClient)users, new ConnectionFaults());
        UserInitRunner runner = new(new UserAdmin(connection), patience, output);
        return await runner.RunAsync([new KafkaUser("plant", "secret")], TestContext.Current.CancellationToken);
    }
}
