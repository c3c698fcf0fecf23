using KafkaAlarms.Engine.Clients;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Clients;

public sealed class GuardedCallsTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(20);

    private readonly GuardedCalls calls = new();

    [Fact]
    public void Make_CallThatReturns_IsWaitedFor()
    {
        int done = 0;
        calls.Make("Commit", () => done++, Long);
        calls.Make("Commit", () => done++, Long);
        done.ShouldBe(2);
    }

    [Fact]
    public void Make_CallThatThrows_ThrowsTheSame() =>
        Should.Throw<InvalidDataException>(() => calls.Make("Commit", () => throw new InvalidDataException("x"), Long))
            .Message.ShouldBe("x");

    [Fact]
    public void Make_CallThatHangs_IsGivenUpAndNoOtherIsTried()
    {
        using ManualResetEventSlim never = new();
        bool tried = false;

        Should.Throw<ClientsSpentException>(() => calls.Make("Commit", never.Wait, Short))
            .Message.ShouldBe("Commit did not return within 0 s");
        Should.Throw<ClientsSpentException>(() => calls.Make("Abort", () => tried = true, Long))
            .Message.ShouldBe("Abort was not tried, an earlier call has not returned");

        tried.ShouldBeFalse();
        never.Set();
    }

    [Fact]
    public void Finish_AfterACallThatHangs_WaitsForItInTheBackground()
    {
        using ManualResetEventSlim late = new();
        using ManualResetEventSlim closed = new();
        Should.Throw<ClientsSpentException>(() => calls.Make("Commit", late.Wait, Short));

        calls.Finish(closed.Set, Long).ShouldBeFalse();
        closed.IsSet.ShouldBeFalse("what hangs still uses the clients");
        late.Set();
        closed.Wait(Long, TestContext.Current.CancellationToken).ShouldBeTrue();
    }

    [Fact]
    public void Finish_WithoutACallThatHangs_IsWaitedFor()
    {
        bool closed = false;
        calls.Finish(() => closed = true, Long).ShouldBeTrue();
        closed.ShouldBeTrue();
    }
}
