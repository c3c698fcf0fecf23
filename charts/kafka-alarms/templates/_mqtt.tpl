{{- define "kafka-alarms.mqtt.host" -}}
{{- if .Values.mqtt.host }}{{ .Values.mqtt.host }}{{ else if .Values.demo.enabled }}{{ include "kafka-alarms.name" (list . "mosquitto") }}{{ end -}}
{{- end }}

{{/* Keys of both connectors: broker, login, TLS. Secrets stay references that the worker resolves. */}}
{{- define "kafka-alarms.mqtt.broker" -}}
mqtt.url: {{ ternary "ssl" "tcp" .Values.mqtt.tls.enabled }}://{{ include "kafka-alarms.mqtt.host" . }}:{{ .Values.mqtt.port }}
{{- with .Values.mqtt.auth }}
{{- if .existingSecret }}
mqtt.username: {{ printf "${dir:/opt/connect/secrets/mqtt:%s}" .usernameKey }}
mqtt.password: {{ printf "${dir:/opt/connect/secrets/mqtt:%s}" .passwordKey }}
{{- end }}
{{- end }}
{{- if .Values.mqtt.tls.enabled }}
{{- with .Values.mqtt.tls.caSecret }}
mqtt.ssl.ca.file: /opt/connect/secrets/mqtt-ca/{{ $.Values.mqtt.tls.caKey }}
{{- end }}
{{- if .Values.mqtt.tls.clientSecret }}
mqtt.ssl.cert.file: /opt/connect/secrets/mqtt-client/tls.crt
mqtt.ssl.key.file: /opt/connect/secrets/mqtt-client/tls.key
{{- end }}
{{- end }}
{{- end }}

{{/* The connectors file of init connectors, as YAML. The client id names the MQTT session, so it must stay. */}}
{{- define "kafka-alarms.connectors" -}}
{{- $connectors := deepCopy .Values.connectors -}}
{{- range $direction := list "source" "sink" -}}
{{- $values := index $.Values.mqtt $direction -}}
{{- if $values.enabled -}}
{{- $made := include (printf "kafka-alarms.mqtt.%s.%s" $direction $values.connector) $ | fromYaml -}}
{{- $_ := set $connectors (printf "mqtt-%s" $direction) (mergeOverwrite $made (deepCopy $values.config)) -}}
{{- end -}}
{{- end -}}
{{- toYaml (dict "connectors" $connectors) -}}
{{- end }}

{{/* Whether every plug-in names its classes in META-INF/services: then the worker need not look into each class. */}}
{{- define "kafka-alarms.mqtt.namesItself" -}}
{{- $own := true -}}
{{- range list .Values.mqtt.source .Values.mqtt.sink }}{{ if and .enabled (ne .connector "kafka-alarms") }}{{ $own = false }}{{ end }}{{ end -}}
{{- $own -}}
{{- end }}

{{/* Client id of a connector. Argument: list of root and direction. */}}
{{- define "kafka-alarms.mqtt.clientId" -}}
{{- $root := first . -}}
{{- printf "%s-%s-%s" $root.Release.Namespace (include "kafka-alarms.fullname" $root) (last .) -}}
{{- end }}

{{/* Keys of every sink: a command of an aborted transaction must reach no device. */}}
{{- define "kafka-alarms.mqtt.sinkConsumer" -}}
tasks.max: "1"
topics: {{ .Values.topics.alarms.name }}
consumer.override.isolation.level: read_committed
consumer.override.session.timeout.ms: "10000"
consumer.override.heartbeat.interval.ms: "3000"
{{- end }}

{{/* Our own connectors, as YAML. */}}
{{- define "kafka-alarms.mqtt.source.kafka-alarms" -}}
{{- $source := dict
    "connector.class" "kafkaalarms.connect.mqtt.MqttSourceConnector"
    "tasks.max" "1"
    "kafka.topic" .Values.topics.sensorData.name
    "mqtt.topic" .Values.mqtt.source.topic
    "mqtt.client.id" (include "kafka-alarms.mqtt.clientId" (list . "source"))
    "key.converter" "org.apache.kafka.connect.storage.StringConverter"
    "value.converter" "org.apache.kafka.connect.converters.ByteArrayConverter" -}}
{{- toYaml (mergeOverwrite $source (include "kafka-alarms.mqtt.broker" . | fromYaml)) -}}
{{- end }}
{{- define "kafka-alarms.mqtt.sink.kafka-alarms" -}}
{{- $sink := dict
    "connector.class" "kafkaalarms.connect.mqtt.MqttSinkConnector"
    "mqtt.topic" .Values.mqtt.sink.topic
    "mqtt.client.id" (include "kafka-alarms.mqtt.clientId" (list . "sink"))
    "key.converter" "org.apache.kafka.connect.converters.ByteArrayConverter"
    "value.converter" "org.apache.kafka.connect.converters.ByteArrayConverter"
    "errors.tolerance" "all"
    "errors.log.enable" "true"
    "errors.deadletterqueue.topic.name" .Values.topics.alarmDeadLetters.name
    "errors.deadletterqueue.topic.replication.factor" (include "kafka-alarms.replication" .)
    "errors.deadletterqueue.context.headers.enable" "true" -}}
{{- toYaml (mergeOverwrite $sink (include "kafka-alarms.mqtt.sinkConsumer" . | fromYaml) (include "kafka-alarms.mqtt.broker" . | fromYaml)) -}}
{{- end }}

{{/* Folder below /opt/connect/secrets to the Secret that is mounted there, and to its keys when not all are, as YAML. */}}
{{- define "kafka-alarms.connect.secrets" -}}
{{- $secrets := dict -}}
{{- with .Values.mqtt.auth.existingSecret }}{{ $_ := set $secrets "mqtt" (dict "secret" .) }}{{ end -}}
{{- if .Values.mqtt.tls.enabled -}}
{{- with .Values.mqtt.tls.caSecret }}{{ $_ := set $secrets "mqtt-ca" (dict "secret" .) }}{{ end -}}
{{- with .Values.mqtt.tls.clientSecret }}{{ $_ := set $secrets "mqtt-client" (dict "secret" .) }}{{ end -}}
{{- end -}}
{{- $access := include "kafka-alarms.access" . | fromYaml -}}
{{- with $access.login -}}
{{- $_ := set $secrets "kafka" (dict "secret" .secret "keys" (compact (list .usernameKey .passwordKey))) -}}
{{- end -}}
{{- with $access.ca }}{{ $_ := set $secrets "kafka-ca" (dict "secret" .secret "keys" (list .key)) }}{{ end -}}
{{- with $access.client }}{{ $_ := set $secrets "kafka-client" (dict "secret" .secret) }}{{ end -}}
{{- toYaml $secrets -}}
{{- end }}
