namespace KafkaAlarms.Cluster.Tests.Kubernetes;

/// <summary>A pod with one container.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Life">Changes when pod or container are new.</param>
/// <param name="IsReady">Whether the container is ready.</param>
/// <param name="Container">Id of the container at the runtime.</param>
public sealed record PodState(string Name, string Life, bool IsReady, string Container)
{
    public const string Columns =
        "custom-columns=N:.metadata.name,U:.metadata.uid,R:.status.containerStatuses[0].restartCount,"
        + "Y:.status.containerStatuses[0].ready,C:.status.containerStatuses[0].containerID";

    public static PodState Read(string line)
    {
        string[] parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new PodState(parts[0], $"{parts[1]} {parts[2]}", parts[3] == "true", parts[4].Split('/')[^1]);
    }
}
