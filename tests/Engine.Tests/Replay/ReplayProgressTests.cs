using KafkaAlarms.Engine.Replay;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Replay;

public sealed class ReplayProgressTests : IDisposable
{
    private readonly FakeTimeProvider clock = new();
    private readonly StringWriter terminal = new();

    public void Dispose() => terminal.Dispose();

    [Fact]
    public void Show_AShortReplay_SaysNothing()
    {
        ReplayProgress progress = new(terminal, clock);
        clock.Advance(TimeSpan.FromMilliseconds(400));
        progress.Show(0.9, 1_000);
        progress.End();

        terminal.ToString().ShouldBeEmpty();
    }

    [Fact]
    public void Show_ALongReplay_FillsTheBarTwiceASecondAndTakesItAwayAtTheEnd()
    {
        ReplayProgress progress = new(terminal, clock);
        clock.Advance(TimeSpan.FromSeconds(1));
        progress.Show(0.25, 1_000_000);
        progress.Show(0.26, 1_000_100);
        clock.Advance(TimeSpan.FromSeconds(1));
        progress.Show(null, 3_000_000);
        progress.End();

        string bar = $"[{new string('#', 10)}{new string('.', 30)}] 25 % 1,000,000 records, 1,000,000/s";
        string[] lines = terminal.ToString().Split('\r');
        lines[1].ShouldBe(bar);
        lines[2].ShouldBe("3,000,000 records, 1,500,000/s".PadRight(bar.Length));
        lines[3].Trim().ShouldBeEmpty();
        lines.Length.ShouldBe(5);
    }
}
