using System.Collections.Immutable;
using KafkaAlarms.Engine.Model.Rules;

namespace KafkaAlarms.Engine.Rules;

/// <summary>Which rule a stream thread is calling, for somebody who watches it from outside.</summary>
/// <remarks>The thread writes two numbers for each call; another thread may read them at any time.</remarks>
internal sealed class RuleCall
{
    private const int Nobody = -1;

    private ImmutableArray<RuleEntry> rules = [];
    private long calls;
    private int calling = Nobody;
    private bool isConfiguring;

    /// <summary>Number of the calls so far, with the one that goes on.</summary>
    public long Calls => Volatile.Read(ref calls);

    /// <summary>The rule that is being called; null: none.</summary>
    public RuleEntry? Rule
    {
        get
        {
            int number = Volatile.Read(ref calling);
            return number == Nobody ? null : rules[number];
        }
    }

    /// <summary>What is called of it.</summary>
    public RuleStep Step => Volatile.Read(ref isConfiguring) ? RuleStep.Configure : RuleStep.Evaluate;

    /// <summary>Gives a rule a number, the same for all its variants; on the stream thread.</summary>
    public int Add(RuleEntry rule)
    {
        for (int i = 0; i < rules.Length; i++)
        {
            if (ReferenceEquals(rules[i], rule)) return i;
        }

        rules = rules.Add(rule);
        return rules.Length - 1;
    }

    /// <summary>The thread makes and configures a rule.</summary>
    public void EnterConfigure(int number)
    {
        Volatile.Write(ref isConfiguring, true);
        Enter(number);
    }

    /// <summary>The rule is configured, or threw.</summary>
    public void LeaveConfigure()
    {
        Leave();
        Volatile.Write(ref isConfiguring, false);
    }

    /// <summary>The thread lets a rule evaluate.</summary>
    public void Enter(int number)
    {
        calls++;
        Volatile.Write(ref calling, number);
    }

    /// <summary>The rule has returned, or thrown.</summary>
    public void Leave() => Volatile.Write(ref calling, Nobody);
}
