using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using KafkaAlarms.Engine.Rules;
using KafkaAlarms.Engine.State;
using KafkaAlarms.Engine.State.Codecs;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.State;

/// <summary>Values are packed when many are held, not those that others replace.</summary>
public sealed class StateImagePackingTests
{
    private const int ValueBytes = 64 * 1024;
    private const int MostAsTheyAre = 16 * 1024 * 1024;
    private const string Rules =
        """{"rules":[{"id":"r","type":"limits","measurement":"t","levels":{"hi":{"limit":80}}}]}""";

    private readonly StateImage image = new();

    [Fact]
    public void Add_EachKeyManyTimes_PacksNone()
    {
        List<WeakReference> replaced = [];
        for (int round = 0; round < 10; round++) replaced.AddRange(Write(100, round));
        List<WeakReference> newest = Write(100, 10);

        GC.Collect();

        replaced.Count(value => value.IsAlive).ShouldBe(0);
        newest.Count(value => value.IsAlive).ShouldBe(100);
        ShouldHold(100, 10);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public void Add_MuchState_PacksAllButTheLast(int commits)
    {
        List<WeakReference> values = [];
        for (int i = 0; i < commits; i++) values.AddRange(Write(600 / commits, 0, values.Count));

        GC.Collect();

        values.Count(value => value.IsAlive).ShouldBeInRange(1, MostAsTheyAre / ValueBytes);
        ShouldHold(600, 0);
    }

    [Fact]
    public void Add_MuchStateThatIsReplacedAndRemoved_HoldsTheNewest()
    {
        for (int round = 0; round < 3; round++) Write(400, round);
        for (int i = 200; i < 400; i++) image.Add(Key(i), null);
        Write(0, 0);
        List<WeakReference> newest = Write(200, 3);

        GC.Collect();

        image.Count.ShouldBe(200);
        newest.Count(value => value.IsAlive).ShouldBe(200);
        ShouldHold(200, 3);
    }

    /// <summary>Adds a commit; what the image does not hold as it is can be collected.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private List<WeakReference> Write(int keys, int round, int first = 0)
    {
        List<WeakReference> written = [];
        for (int i = first; i < first + keys; i++)
        {
            byte[] value = Value(i, round);
            written.Add(new WeakReference(value));
            image.Add(Key(i), value);
        }

        image.Add(StateKeys.Task, new TaskRecord(0, 0, 0).Encode());
        return written;
    }

    /// <summary>By what a commit that was cut off is undone with.</summary>
    private void ShouldHold(int keys, int round)
    {
        for (int i = 0; i < keys; i++) image.Add(Key(i), [1]);
        StreamTask task = new(
            TaskRunner.Topic, 0, new SensorPlanner(Scenarios.ScenarioRules.Load(Rules).Rules!, new RuleFaultLog()));

        image.Load(task, 0);

        task.CutOff.Count.ShouldBe(keys);
        for (int i = 0; i < keys; i++)
            task.CutOff[i].Value.ShouldNotBeNull().AsSpan().SequenceEqual(Value(i, round)).ShouldBeTrue();
    }

    /// <summary>A key of the engine's own that means nothing to it.</summary>
    private static byte[] Key(int i) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"_other/{i}"));

    private static byte[] Value(int i, int round)
    {
        byte[] value = new byte[ValueBytes];
        byte[] text = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"value {i} of {round};"));
        for (int at = 0; at + text.Length <= value.Length; at += text.Length) text.CopyTo(value, at);
        return value;
    }
}
