{{/* Most engines that there can be. */}}
{{- define "kafka-alarms.engine.most" -}}
{{- $scaling := .Values.engine.autoscaling -}}
{{- if $scaling.mode -}}
{{- default (int .Values.topics.partitions) (int $scaling.maxReplicas) -}}
{{- else -}}
{{- .Values.engine.replicas -}}
{{- end -}}
{{- end }}

{{/* Engines come one by one and go slowly: each that goes makes the others take partitions over. */}}
{{- define "kafka-alarms.engine.scalingBehavior" -}}
scaleUp:
  stabilizationWindowSeconds: 60
  policies:
    - type: Pods
      value: 1
      periodSeconds: 60
scaleDown:
  stabilizationWindowSeconds: 600
  policies:
    - type: Pods
      value: 1
      periodSeconds: 300
{{- end }}

{{/* What is wrong with the number of engines, as a YAML list. */}}
{{- define "kafka-alarms.engine.problems" -}}
{{- $problems := list -}}
{{- $scaling := .Values.engine.autoscaling -}}
{{- $partitions := int .Values.topics.partitions -}}
{{- $most := include "kafka-alarms.engine.most" . | int -}}
{{- if gt $most $partitions -}}
{{- $key := ternary "engine.autoscaling.maxReplicas" "engine.replicas" (ne $scaling.mode "") -}}
{{- $problems = append $problems (printf "%s is %d, topics.partitions %d: the others would stand idle. Set %s to at most %d." $key $most $partitions $key $partitions) -}}
{{- end -}}
{{- if $scaling.mode -}}
{{- if gt (int $scaling.minReplicas) $most -}}
{{- $problems = append $problems (printf "engine.autoscaling.minReplicas is %d, but at most %d engines are wanted. Lower it." (int $scaling.minReplicas) $most) -}}
{{- end -}}
{{- if and (eq $scaling.mode "keda") .Values.kafka.enabled .Values.networkPolicy.enabled (not .Values.networkPolicy.kafkaFrom) -}}
{{- $problems = append $problems "networkPolicy.kafkaFrom is empty: KEDA could not ask the brokers for the lag. Name its pods, such as [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: keda}}}]." -}}
{{- end -}}
{{- end -}}
{{- toYaml $problems -}}
{{- end }}
