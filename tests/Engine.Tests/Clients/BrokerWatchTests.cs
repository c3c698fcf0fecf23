using System.Collections.Concurrent;
using Confluent.Kafka;
using KafkaAlarms.Engine.Clients;
using KafkaAlarms.Engine.Observability;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Clients;

public sealed class BrokerWatchTests : IDisposable
{
    private readonly FakeTimeProvider clock = new();
    private readonly EngineHealth health = new();
    private readonly Lines log = new();
    private readonly CancellationTokenSource stop = new();
    private readonly BlockingCollection<string?> answers = [];
    private readonly BrokerWatch watch;

    public BrokerWatchTests()
    {
        health.Ready("engine");
        watch = new BrokerWatch("kafka:9092", () => answers.Take(stop.Token), health, log, clock, stop.Token);
    }

    [Fact]
    public void OnError_IdleConnectionsWereClosed_SaysNothing()
    {
        watch.OnError(new Error(ErrorCode.Local_AllBrokersDown, "1/1 brokers are down"));
        answers.Add(null, TestContext.Current.CancellationToken);
        WaitUntil(() => answers.Count == 0);

        watch.IsDown.ShouldBeFalse();
        health.IsReady.ShouldBeTrue();
        log.Ids.ShouldBeEmpty();
    }

    [Fact]
    public void OnError_NoBrokerAnswers_SaysSoOnceAndOnceThatOneDoesAgain()
    {
        for (int i = 0; i < 3; i++) watch.OnError(new Error(ErrorCode.Local_AllBrokersDown));
        answers.Add("connection refused", TestContext.Current.CancellationToken);
        WaitUntil(() => watch.IsDown);
        health.Reasons["brokers"].ShouldBe("do not answer: connection refused");
        answers.Add("connection refused", TestContext.Current.CancellationToken);
        answers.Add(null, TestContext.Current.CancellationToken);
        WaitUntil(() =>
        {
            clock.Advance(TimeSpan.FromMilliseconds(500));
            return !watch.IsDown;
        });

        WaitUntil(() => health.IsReady);
        WaitUntil(() => log.Ids.Count == 2);
        log.Ids.ShouldBe([1001, 1002]);
    }

    [Fact]
    public void OnError_OfASingleBroker_DoesNotLook()
    {
        watch.OnError(new Error(ErrorCode.Local_Transport));
        answers.Add("connection refused", TestContext.Current.CancellationToken);

        watch.IsDown.ShouldBeFalse();
        answers.Count.ShouldBe(1);
    }

    public void Dispose()
    {
        stop.Cancel();
        stop.Dispose();
        answers.Dispose();
    }

    private static void WaitUntil(Func<bool> condition) =>
        SpinWait.SpinUntil(condition, TimeSpan.FromSeconds(30)).ShouldBeTrue();

    private sealed class Lines : ILogger
    {
        public ConcurrentQueue<int> Ids { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Ids.Enqueue(eventId.Id);
    }
}
