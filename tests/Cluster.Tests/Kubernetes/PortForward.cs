using System.Diagnostics;
using System.Globalization;

namespace KafkaAlarms.Cluster.Tests.Kubernetes;

/// <summary>A port of this machine that leads to a Service.</summary>
internal sealed class PortForward : IDisposable
{
    private readonly Process process;

    private PortForward(Process process, int port)
    {
        this.process = process;
        Port = port;
    }

    public int Port { get; }

    /// <summary>Opens one.</summary>
    public static async Task<PortForward> OpenAsync(string where, string service, int port)
    {
        Process process = Tool.Start("kubectl", ["-n", where, "port-forward", $"service/{service}", $":{port}", "--address=127.0.0.1"]);
        string? said = await process.StandardOutput.ReadLineAsync();
        if (said is null)
        {
            string error = await process.StandardError.ReadToEndAsync();
            process.Dispose();
            throw new InvalidOperationException($"No way to {service}: {error}");
        }

        // Forwarding from 127.0.0.1:40123 -> 8443
        return new PortForward(process, int.Parse(said.Split(':')[1].Split(' ')[0], CultureInfo.InvariantCulture));
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
    }
}
