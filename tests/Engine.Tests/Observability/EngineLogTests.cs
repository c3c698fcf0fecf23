using System.Reflection;
using KafkaAlarms.Engine.Observability;
using KafkaAlarms.Engine.Tests.Support;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Observability;

public sealed class EngineLogTests
{
    private static readonly LoggerMessageAttribute[] Messages =
    [
        .. typeof(EngineLog).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .SelectMany(method => method.GetCustomAttributes<LoggerMessageAttribute>()),
    ];

    [Fact]
    public void EventIds_InTheWholeEngine_AreUnique() => Messages.Select(message => message.EventId).ShouldBeUnique();

    [Fact]
    public void WarningsAndErrors_OfTheEngine_StandInTheTableOfOperate()
    {
        string[] rows = [.. Repository.Read("docs/operate.md").Split('\n').Where(line => line.StartsWith('|') && line.Count(letter => letter == '|') == 5)];
        string ids = string.Join(' ', rows.Select(row => row.Split('|')[2]));
        Messages.Where(message => message.Level >= LogLevel.Warning)
            .Select(message => message.EventId)
            .Where(id => !ids.Split(' ').Contains($"{id}"))
            .ShouldBeEmpty();
    }

    [Fact]
    public void EventIds_InTheWholeEngine_AreInAStageBlock() => Messages.ShouldAllBe(message => message.EventId >= 1000 && message.EventId < 10_000);

    [Fact]
    public void Messages_OfTheEngine_AreSentences() =>
        Messages.ShouldAllBe(message => message.Message.EndsWith('.'));

    [Fact]
    public void Messages_WithACode_BeginWithIt() =>
        Messages.Where(message => message.Message.Contains("{Code}")).ShouldAllBe(message => message.Message.StartsWith("{Code} "));
}
