namespace KafkaAlarms.Cluster.Tests.Kubernetes;

/// <summary>A pod that is taken away, or whose process is killed.</summary>
internal static class Victim
{
    /// <summary>Command that takes the id of a container and kills its process from outside: inside a pod the kernel
    /// keeps kill -9 away from the first process. Without it pods are deleted alone.</summary>
    public const string Variable = "CLUSTER_KILL";

    /// <summary>Whether processes can be killed.</summary>
    public static bool CanKill => Killer is not null;

    private static string? Killer => Environment.GetEnvironmentVariable(Variable);

    /// <summary>Deletes a pod of a component or kills its process, and waits until all of its pods are ready again.
    /// </summary>
    public static async Task LoseAsync(Installation installation, string component, bool kill)
    {
        PodState[] before = await installation.PodsAsync(component);
        PodState victim = before[^1];
        TestContext.Current.SendDiagnosticMessage($"{(kill ? "kill -9" : "delete")} {victim.Name}");
        if (kill) await KillAsync(victim.Container);
        else await installation.KubectlAsync("delete", "pod", victim.Name);
        await Eventually.TrueAsync(
            async () => IsBack(victim, before.Length, await installation.PodsAsync(component)),
            () => $"{victim.Name} is back");
    }

    private static bool IsBack(PodState victim, int wanted, PodState[] now) =>
        now.Length == wanted && now.All(pod => pod.IsReady && pod.Life != victim.Life);

    private static async Task KillAsync(string container)
    {
        string[] words = Killer!.Split(' ');
        await Tool.RunAsync(words[0], [.. words[1..], container]);
    }
}
