using k8s.Models;
using KafkaAlarms.Chart.Tests.Rendering;

namespace KafkaAlarms.Chart.Tests.Policies;

/// <summary>Settings of Connect's workers.</summary>
public sealed class WorkerTests
{
    // With Connect's default messages stood still for five minutes after a broker was replaced twice, and after each upgrade.
    [Fact]
    public async Task Tasks_OfALostWorker_AreGivenToAnotherAtOnce()
    {
        RenderedChart chart = await RenderedChart.RenderAsync("--set", "demo.enabled=true");
        chart.Named<V1ConfigMap>("kafka-alarms-connect").Data["connect.properties"].Split('\n')
            .ShouldContain("scheduled.rebalance.max.delay.ms=0");
    }
}
