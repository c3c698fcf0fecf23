using KafkaAlarms.Chart.Tests.Rendering;

namespace KafkaAlarms.Chart.Tests.Policies;

/// <summary>Values that cannot work are refused with what to set instead.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData("traefik.auth.allowAnonymous=true", "mqtt.host is empty. Set mqtt.host to your MQTT broker, or demo.enabled=true")]
    [InlineData("mqtt.host=m", "kubectl create secret generic kafka-alarms-console-users -n plant --from-file=users")]
    [InlineData("demo.enabled=true,engine.replicas=5", "engine.replicas is 5, topics.partitions 4")]
    [InlineData("demo.enabled=true,engine.autoscaling.mode=hpa,engine.autoscaling.maxReplicas=5", "engine.autoscaling.maxReplicas is 5, topics.partitions 4")]
    [InlineData("demo.enabled=true,engine.autoscaling.mode=hpa,engine.autoscaling.minReplicas=5", "engine.autoscaling.minReplicas is 5, but at most 4")]
    [InlineData("demo.enabled=true,engine.autoscaling.mode=keda", "networkPolicy.kafkaFrom is empty: KEDA could not ask")]
    [InlineData("demo.enabled=true,engine.autoscaling.mode=vpa", "/engine/autoscaling/mode")]
    [InlineData("demo.enabled=true,helmTest.mqtt.enabled=true,mqtt.source.topic=a/#", "mqtt.source.topic a/# has not just one +")]
    [InlineData("demo.enabled=true,helmTest.mqtt.enabled=true,mqtt.source.enabled=false", "no message would become a record")]
    [InlineData("demo.enabled=true,topics.replicationFactor=3", "topics.replicationFactor is 3 with 1 brokers.")]
    [InlineData("demo.enabled=true,kafka.enabled=false", "externalKafka.bootstrapServers is empty")]
    [InlineData("demo.enabled=true,expose.ingress.enabled=true", "expose.ingress enabled without a host name. Set expose.host.")]
    [InlineData("mqtt.host=m,console.enabled=false,expose.host=c,expose.ingress.enabled=true", "there is nothing to expose")]
    [InlineData("demo.enabled=true,expose.host=c,expose.httpRoute.enabled=true", "expose.httpRoute.parentRefs is empty.")]
    [InlineData("demo.enabled=true,expose.host=c,expose.httpRoute.enabled=true,expose.tls.existingSecret=t", "certificates belong to the Gateway's listener")]
    [InlineData("demo.enabled=true,expose.host=c,expose.ingress.enabled=true,traefik.host=d", "traefik.host is d, expose.host c: Traefik would answer 404.")]
    [InlineData("demo.enabled=true,expose.host=c,expose.ingress.enabled=true,traefik.tls.existingSecret=t", "traefik.tls.existingSecret is set, but your controller ends TLS.")]
    [InlineData("demo.enabled=true,expose.host=c,expose.ingress.enabled=true,traefik.enabled=false", "networkPolicy.consoleFrom is empty")]
    [InlineData("demo.enabled=true,rules.existingConfigMap=a,rules.file.rules=x", "rules.file and rules.existingConfigMap are both set")]
    [InlineData("demo.enabled=true,rules.tables.limits\\.csv=x", "rules.tables is set without rules.file, which names them.")]
    [InlineData("demo.enabled=true,rules.file.rules=x,rules.tables.rules\\.json=x", "rules.tables has a table rules.json")]
    [InlineData("demo.enabled=true,rules.file.rules=x,rules.tables.a/b=x", "invalid propertyName 'a/b'")]
    [InlineData("demo.enabled=true,rules.imageVolume=true", "rules.imageVolume is true without an image.")]
    [InlineData("demo.enabled=true,rules.imageVolume=true,rules.image.repository=r,rules.configMaps[0].name=a,rules.configMaps[0].configMap=b", "nothing else fits into an image")]
    [InlineData("demo.enabled=true,connect.plugins.downloads[0].url=https://a/b.zip", "sha512")]
    [InlineData("demo.enabled=true,connect.plugins.downloads[0].url=https://a/b.zip,connect.plugins.downloads[0].sha512=12", "sha512")]
    [InlineData("demo.enabled=true,kafka.replcas=3", "additional properties 'replcas' not allowed")]
    [InlineData("demo.enabled=true,kafka.replicas=2", "kafka.replicas is 2. Brokers that are controllers too must be 1, 3 or 5")]
    [InlineData("demo.enabled=true,kafka.controllers.replicas=2", "/kafka/controllers/replicas")]
    [InlineData("demo.enabled=true,externalKafka.bootstrapServers=k:1", "externalKafka.bootstrapServers is set, but kafka.enabled is true.")]
    [InlineData("demo.enabled=true,kafka.tls.enabled=true", "Make one for *.kafka-alarms-kafka.plant.svc (server and client")]
    [InlineData("demo.enabled=true,kafka.tls.enabled=true,kafka.controllers.replicas=3", "*.kafka-alarms-kafka.plant.svc and *.kafka-alarms-controller.plant.svc")]
    [InlineData("demo.enabled=true,kafka.tls.enabled=true,kafka.tls.certManager.enabled=true", "kafka.tls.certManager.issuerRef.name is empty")]
    [InlineData("demo.enabled=true,kafka.tls.enabled=true,kafka.tls.existingSecret=a,kafka.tls.certManager.enabled=true", "are both set")]
    [InlineData("demo.enabled=true,kafka.auth.enabled=true,kafka.auth.existingSecret=a", "kafka.auth.enabled is true without kafka.tls.enabled")]
    [InlineData("demo.enabled=true,kafka.auth.enabled=true", "kubectl create secret generic kafka-alarms-kafka-users -n plant --from-literal=kafka-alarms=PASSWORD")]
    [InlineData("demo.enabled=true,kafka.enabled=false,externalKafka.bootstrapServers=k:1,externalKafka.auth.mechanism=PLAIN", "externalKafka.auth.mechanism is PLAIN without a login.")]
    [InlineData("demo.enabled=true,externalKafka.auth.mechanism=GSSAPI", "/externalKafka/auth/mechanism")]
    [InlineData("demo.enabled=true,mqtt.sink.topic=devices", "/mqtt/sink/topic")]
    [InlineData("demo.enabled=true,mqtt.source.connector=confluent", "/mqtt/source/connector")]
    [InlineData("demo.enabled=true,mqtt.source.connector=camel", "mqtt.sink.connector is camel, whose plug-in is not in the image of Kafka Alarms. Set connect.plugins.downloads")]
    [InlineData("demo.enabled=true,mqtt.source.connector=camel,mqtt.source.topic=a/+/b", "mqtt.source.topic a/+/b does not end in its only wildcard")]
    [InlineData("demo.enabled=true,mqtt.sink.connector=camel,mqtt.tls.enabled=true,mqtt.tls.caSecret=ca", "mqtt.sink.connector is camel, which reads no PEM.")]
    [InlineData("demo.enabled=true,mqtt.source.connector=lenses", "Set mqtt.source.keyField to the field of the payload")]
    [InlineData("demo.enabled=true,mqtt.source.connector=lenses,mqtt.tls.enabled=true,mqtt.tls.caSecret=ca", "Set both mqtt.tls.caSecret and mqtt.tls.clientSecret, or neither.")]
    [InlineData("demo.enabled=true,mqtt.source.connector=lenses,helmTest.mqtt.enabled=true", "the test's message has no sensor id in it")]
    [InlineData("demo.enabled=true,mqtt.source.keyField=id", "mqtt.source.keyField is set, but mqtt.source.connector is kafka-alarms.")]
    [InlineData("demo.enabled=true,mqtt.source.keyField=a b", "/mqtt/source/keyField")]
    [InlineData("demo.enabled=true,mqtt.sink.connector=lenses", "Set mqtt.sink.topic to {key} alone, or mqtt.sink.connector=kafka-alarms.")]
    [InlineData("demo.enabled=true,kafka.clusterId=short", "/kafka/clusterId")]
    [InlineData("demo.enabled=true,image.digest=sha256:12", "/image/digest")]
    [InlineData("demo.enabled=true,initJobs.mode=none", "/initJobs/mode")]
    [InlineData("demo.enabled=true,engine.resources.limits.memory=lots", "/engine/resources/limits/memory")]
    public async Task Template_OfValuesThatCannotWork_IsRefused(string values, string expected)
    {
        (int code, _, string error) = await RenderedChart.TemplateAsync("--set", values);
        code.ShouldNotBe(0);
        error.ShouldContain(expected);
    }

    [Fact]
    public async Task Template_OfAnImageVolumeOnAnOlderKubernetes_IsRefused()
    {
        (int code, _, string error) = await RenderedChart.TemplateAsync(
            "--kube-version", "1.32.0", "--set", "demo.enabled=true,rules.imageVolume=true,rules.image.repository=r");
        code.ShouldNotBe(0);
        error.ShouldContain("rules.imageVolume needs Kubernetes 1.33, this is v1.32.0.");
    }
}
