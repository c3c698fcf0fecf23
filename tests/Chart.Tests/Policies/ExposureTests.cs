using k8s.Models;
using KafkaAlarms.Chart.Tests.Rendering;

namespace KafkaAlarms.Chart.Tests.Policies;

/// <summary>Ways to Console through the cluster's own controllers.</summary>
public sealed class ExposureTests
{
    private static readonly string[] Direct =
    [
        "--set", "mqtt.host=m,traefik.enabled=false,expose.host=console.example.org,expose.ingressRoute.enabled=true",
        "--set", "networkPolicy.consoleFrom[0].namespaceSelector.matchLabels.name=traefik",
    ];

    [Fact]
    public async Task Routes_BesideTheBundledTraefik_LeadToItsLogin()
    {
        RenderedChart chart = await RenderedChart.OfAsync("exposed-values.yaml");
        V1IngressServiceBackend backend = chart.Of<V1Ingress>().Single().Spec.Rules.Single().Http.Paths.Single().Backend.Service;
        (backend.Name, backend.Port.Number).ShouldBe(("kafka-alarms-traefik", 80));
        V1Service traefik = chart.Named<V1Service>("kafka-alarms-traefik");
        traefik.Spec.Ports.ShouldContain(port => port.Port == 80);
        chart.Of<CustomObject>().Select(one => one.Kind).Order(StringComparer.Ordinal).ShouldBe(["HTTPRoute", "IngressRoute"]);
        string[] texts = chart.Text.Split("---");
        foreach (string kind in new[] { "kind: HTTPRoute", "kind: IngressRoute" })
            texts.Single(text => text.Contains(kind, StringComparison.Ordinal)).ShouldContain("- name: kafka-alarms-traefik\n          port: 80");
        chart.Of<V1NetworkPolicy>().Single(policy => policy.Metadata.Name == "kafka-alarms-console").Spec.Ingress.Single().FromProperty
            .ShouldHaveSingleItem("Traefik alone reaches Console");
    }

    [Fact]
    public async Task Route_WithoutTheBundledTraefik_AsksForTheLoginItself()
    {
        RenderedChart chart = await RenderedChart.RenderAsync([.. Direct, "--set", "expose.auth.existingSecret=console-users"]);
        chart.Of<CustomObject>().Select(one => one.Kind).ShouldBe(["IngressRoute", "Middleware"]);
        chart.Text.ShouldContain("      middlewares:\n        - name: kafka-alarms-console-login");
        chart.Text.ShouldContain("  basicAuth:\n    secret: console-users");
        chart.Text.ShouldContain("        - name: kafka-alarms-console\n          port: 8080");
        chart.Of<V1NetworkPolicy>().Single(policy => policy.Metadata.Name == "kafka-alarms-console").Spec.Ingress.Single().FromProperty
            .ShouldContain(peer => peer.NamespaceSelector != null);
    }

    [Fact]
    public async Task Route_WithoutAnyLogin_IsRefused()
    {
        (int code, _, string error) = await RenderedChart.TemplateAsync(Direct);
        code.ShouldNotBe(0);
        error.ShouldContain("Console would be open: it can delete topics. Set traefik.enabled=true");
        (code, _, error) = await RenderedChart.TemplateAsync([.. Direct, "--set", "expose.auth.existingSecret=u,expose.ingress.enabled=true"]);
        code.ShouldNotBe(0);
        error.ShouldContain("expose.auth.byController=true", Case.Sensitive, "an Ingress knows no Middleware");
    }
}
