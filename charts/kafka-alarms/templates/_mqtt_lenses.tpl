{{/* Presets for the connectors of Lenses' stream-reactor (11.7); not run by our tests. */}}

{{/* Keys of both directions; Paho takes times in seconds. Argument: list of root and direction. */}}
{{- define "kafka-alarms.mqtt.lenses" -}}
{{- $root := first . -}}
connect.mqtt.hosts: {{ ternary "ssl" "tcp" $root.Values.mqtt.tls.enabled }}://{{ include "kafka-alarms.mqtt.host" $root }}:{{ $root.Values.mqtt.port }}
connect.mqtt.client.id: {{ include "kafka-alarms.mqtt.clientId" . }}
connect.mqtt.service.quality: "1"
connect.mqtt.clean: "false"
connect.mqtt.timeout: "30"
connect.mqtt.keep.alive: "60"
{{- with $root.Values.mqtt.auth }}
{{- if .existingSecret }}
connect.mqtt.username: {{ printf "${dir:/opt/connect/secrets/mqtt:%s}" .usernameKey }}
connect.mqtt.password: {{ printf "${dir:/opt/connect/secrets/mqtt:%s}" .passwordKey }}
{{- end }}
{{- end }}
{{- with $root.Values.mqtt.tls }}
{{- if and .enabled .caSecret .clientSecret }}
connect.mqtt.ssl.ca.cert: /opt/connect/secrets/mqtt-ca/{{ .caKey }}
connect.mqtt.ssl.cert: /opt/connect/secrets/mqtt-client/tls.crt
connect.mqtt.ssl.key: /opt/connect/secrets/mqtt-client/tls.key
{{- end }}
{{- end }}
{{- end }}

{{/* A session that is kept delivers again what was not acknowledged; by default the connector drops that. */}}
{{- define "kafka-alarms.mqtt.source.lenses" -}}
{{- $converter := "io.lenses.streamreactor.connect.converters.source.JsonPassThroughConverter" -}}
{{ include "kafka-alarms.mqtt.lenses" (list . "source") }}
connector.class: io.lenses.streamreactor.connect.mqtt.source.MqttSourceConnector
tasks.max: "1"
connect.mqtt.kcql: {{ printf "INSERT INTO `%s` SELECT * FROM `%s` WITHCONVERTER=`%s` WITHKEY(`%s`)" .Values.topics.sensorData.name .Values.mqtt.source.topic $converter .Values.mqtt.source.keyField }}
connect.mqtt.process.duplicates: "true"
key.converter: org.apache.kafka.connect.storage.StringConverter
value.converter: org.apache.kafka.connect.storage.StringConverter
{{- end }}

{{- define "kafka-alarms.mqtt.sink.lenses" -}}
{{ include "kafka-alarms.mqtt.lenses" (list . "sink") }}
{{ include "kafka-alarms.mqtt.sinkConsumer" . }}
connector.class: io.lenses.streamreactor.connect.mqtt.sink.MqttSinkConnector
connect.mqtt.kcql: INSERT INTO _key SELECT * FROM `{{ .Values.topics.alarms.name }}`
key.converter: org.apache.kafka.connect.storage.StringConverter
value.converter: org.apache.kafka.connect.converters.ByteArrayConverter
{{- end }}
