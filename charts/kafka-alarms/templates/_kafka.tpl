{{/* Namespaced name of a node by the number of its pod. Argument: list of root, component and number. */}}
{{- define "kafka-alarms.kafka.node" -}}
{{- $root := index . 0 -}}
{{- $name := include "kafka-alarms.name" (list $root (index . 1)) -}}
{{- printf "%s-%d.%s.%s.svc" $name (int (index . 2)) $name $root.Release.Namespace -}}
{{- end }}

{{/* host:port of all brokers. */}}
{{- define "kafka-alarms.bootstrap" -}}
{{- if .Values.kafka.enabled -}}
{{- $nodes := list -}}
{{- range $i := until (int .Values.kafka.replicas) }}
{{- $nodes = append $nodes (printf "%s:9092" (include "kafka-alarms.kafka.node" (list $ "kafka" $i))) -}}
{{- end -}}
{{- join "," $nodes -}}
{{- else -}}
{{- .Values.externalKafka.bootstrapServers -}}
{{- end -}}
{{- end }}

{{/* Number of brokers to wait for. */}}
{{- define "kafka-alarms.brokers" -}}
{{- if .Values.kafka.enabled }}{{ .Values.kafka.replicas }}{{ else }}{{ .Values.externalKafka.brokers }}{{ end -}}
{{- end }}

{{/* Copies of a topic. */}}
{{- define "kafka-alarms.replication" -}}
{{- if gt (int .Values.topics.replicationFactor) 0 -}}
{{- .Values.topics.replicationFactor -}}
{{- else -}}
{{- min 3 (int (include "kafka-alarms.brokers" .)) -}}
{{- end -}}
{{- end }}

{{/* 16 bytes as base64url. The last character holds two bits alone: of those that Kafka writes back the same, A. */}}
{{- define "kafka-alarms.kafka.clusterId" -}}
{{- $derived := printf "%sA" (printf "%s/%s" .Release.Namespace .Release.Name | sha256sum | trunc 21) -}}
{{- default $derived .Values.kafka.clusterId -}}
{{- end }}

{{/* The topics file of init topics, as YAML. */}}
{{- define "kafka-alarms.topics" -}}
{{- $copies := include "kafka-alarms.replication" . | int -}}
{{- $topics := dict -}}
{{- range $role := list "sensorData" "alarms" "state" "sensorDataDeadLetters" "alarmDeadLetters" -}}
{{- $topic := index $.Values.topics $role -}}
{{- $_ := set $topics $topic.name (dict "partitions" (int $.Values.topics.partitions) "replicationFactor" $copies "config" $topic.config) -}}
{{- end -}}
{{- range $name, $topic := .Values.topics.extra -}}
{{- $defaults := dict "partitions" (int $.Values.topics.partitions) "replicationFactor" $copies "config" dict -}}
{{- $_ := set $topics $name (merge (deepCopy $topic) $defaults) -}}
{{- end -}}
{{- toYaml (dict "topics" $topics) -}}
{{- end }}

{{/* Settings that the engine and the init commands share, as YAML. */}}
{{- define "kafka-alarms.sharedSettings" -}}
{{- $topics := dict -}}
{{- range $role := list "sensorData" "alarms" "state" "sensorDataDeadLetters" "alarmDeadLetters" -}}
{{- $_ := set $topics (printf "%s%s" (substr 0 1 $role | upper) (substr 1 -1 $role)) (index $.Values.topics $role).name -}}
{{- end -}}
{{- $kafka := dict "BootstrapServers" (include "kafka-alarms.bootstrap" .) -}}
{{- $client := include "kafka-alarms.access.client" . | fromYaml -}}
{{- with (default dict .Values.engine.settings.Kafka).Client }}{{ $client = mergeOverwrite $client (deepCopy .) }}{{ end -}}
{{- with $client }}{{ $_ := set $kafka "Client" . }}{{ end -}}
{{- $settings := dict "Kafka" $kafka "Topics" $topics "Logging" (dict "Format" "json") -}}
{{- /* The delivery guarantee decides settings of the state topic. */ -}}
{{- with (default dict .Values.engine.settings.Processing).Guarantee }}{{ $_ := set $settings "Processing" (dict "Guarantee" .) }}{{ end -}}
{{- toYaml $settings -}}
{{- end }}

{{/* Settings of the engine, as YAML. */}}
{{- define "kafka-alarms.settings" -}}
{{- $shared := include "kafka-alarms.sharedSettings" . | fromYaml -}}
{{- $own := dict "Kafka" (dict "GroupId" .Values.engine.group) -}}
{{- toYaml (mergeOverwrite $shared $own (deepCopy .Values.engine.settings)) -}}
{{- end }}

{{/* A properties file. Numbers of values files are floats to Helm: 604800000 must not become 6.048e+08. */}}
{{- define "kafka-alarms.properties" -}}
{{- range $key, $value := . }}
{{ $key }}={{ if kindIs "float64" $value }}{{ toJson $value }}{{ else }}{{ $value }}{{ end }}
{{- end }}
{{- end }}
