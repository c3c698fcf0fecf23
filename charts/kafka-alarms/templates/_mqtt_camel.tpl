{{/* Presets for Apache Camel's connectors (4.18); not run by our tests. Its routes are Kamelets, files in the worker's ConfigMap. */}}
{{- define "kafka-alarms.mqtt.camel.url" -}}
{{ ternary "ssl" "tcp" .Values.mqtt.tls.enabled }}://{{ include "kafka-alarms.mqtt.host" . }}:{{ .Values.mqtt.port }}
{{- end }}

{{/* Keys of both directions. The login stands in keys of the component, never in an address, which Camel logs. Argument: list of
     root and direction. */}}
{{- define "kafka-alarms.mqtt.camel" -}}
{{- $root := first . -}}
{{- $direction := last . -}}
{{- $component := "camel.component.paho-mqtt5." -}}
camel.{{ $direction }}.url: kamelet:kafka-alarms-{{ $direction }}
camel.component.kamelet.location: file:/etc/kafka-alarms
camel.map.headers: "false"
camel.map.properties: "false"
{{ $component }}brokerUrl: {{ include "kafka-alarms.mqtt.camel.url" $root }}
{{ $component }}clientId: {{ include "kafka-alarms.mqtt.clientId" . }}
{{ $component }}qos: "1"
{{ $component }}automaticReconnect: "true"
{{- with $root.Values.mqtt.auth }}
{{- if .existingSecret }}
{{ $component }}userName: {{ printf "${dir:/opt/connect/secrets/mqtt:%s}" .usernameKey }}
{{ $component }}password: {{ printf "${dir:/opt/connect/secrets/mqtt:%s}" .passwordKey }}
{{- end }}
{{- end }}
{{- end }}

{{- define "kafka-alarms.mqtt.source.camel" -}}
{{ include "kafka-alarms.mqtt.camel" (list . "source") }}
connector.class: org.apache.camel.kafkaconnector.CamelSourceConnector
tasks.max: "1"
topics: {{ .Values.topics.sensorData.name }}
camel.source.camelMessageHeaderKey: SensorId
camel.source.maxPollDuration: "50"
camel.component.paho-mqtt5.cleanStart: "false"
camel.component.paho-mqtt5.sessionExpiryInterval: "86400"
camel.component.paho-mqtt5.manualAcksEnabled: "true"
key.converter: org.apache.kafka.connect.storage.StringConverter
value.converter: org.apache.kafka.connect.converters.ByteArrayConverter
{{- end }}

{{/* Without tolerance of errors: a command that cannot be published fails the task, which comes again with it when it is restarted. */}}
{{- define "kafka-alarms.mqtt.sink.camel" -}}
{{ include "kafka-alarms.mqtt.camel" (list . "sink") }}
{{ include "kafka-alarms.mqtt.sinkConsumer" . }}
connector.class: org.apache.camel.kafkaconnector.CamelSinkConnector
camel.error.handler.max.redeliveries: "10"
camel.error.handler.redelivery.delay: "1000"
key.converter: org.apache.kafka.connect.storage.StringConverter
value.converter: org.apache.kafka.connect.converters.ByteArrayConverter
{{- end }}

{{/* Files of the Kamelets that the connectors name, as YAML. */}}
{{- define "kafka-alarms.mqtt.camel.files" -}}
{{- $files := dict -}}
{{- with .Values.mqtt.source -}}
{{- if and .enabled (eq .connector "camel") -}}
{{- $key := dict "setHeader" (dict "name" "SensorId" "simple" (printf "${header.CamelMqttTopic.substring(%d)}" (sub (regexFindAll "." .topic -1 | len) 1))) -}}
{{- $from := dict "uri" (printf "paho-mqtt5:%s" .topic) "steps" (list $key (dict "to" "kamelet:sink")) -}}
{{- $_ := set $files "kafka-alarms-source" (dict "title" "MQTT to Kafka" "from" $from) -}}
{{- end -}}
{{- end -}}
{{- with .Values.mqtt.sink -}}
{{- if and .enabled (eq .connector "camel") -}}
{{- $key := "${header[camel.kafka.connector.record.key]}" -}}
{{- $publish := list
    (dict "setHeader" (dict "name" "CamelPahoMqtt5OverrideTopic" "simple" (replace "{key}" $key .topic)))
    (dict "to" "paho-mqtt5:unrouted") -}}
{{- $leave := list (dict "log" (dict "loggingLevel" "ERROR" "message" (printf "alarm left out, unusable key or no value: %s" $key))) -}}
{{- /* A key that is no level of a topic would reach another device, or fail the task for ever. */ -}}
{{- $usable := dict "simple" (printf "%s regex '[^/+#\\x00-\\x1F\\x7F]{1,1024}' && ${body} != null" $key) "steps" $publish -}}
{{- $choice := dict "choice" (dict "when" (list $usable) "otherwise" (dict "steps" $leave)) -}}
{{- $_ := set $files "kafka-alarms-sink" (dict "title" "Kafka to MQTT" "from" (dict "uri" "kamelet:source" "steps" (list $choice))) -}}
{{- end -}}
{{- end -}}
{{- $kamelets := dict -}}
{{- range $name, $file := $files -}}
{{- $kamelet := dict
    "apiVersion" "camel.apache.org/v1"
    "kind" "Kamelet"
    "metadata" (dict "name" $name)
    "spec" (dict "definition" (dict "title" $file.title "type" "object") "template" (dict "from" $file.from)) -}}
{{- $_ := set $kamelets (printf "%s.kamelet.yaml" $name) (toYaml $kamelet) -}}
{{- end -}}
{{- toYaml $kamelets -}}
{{- end }}
