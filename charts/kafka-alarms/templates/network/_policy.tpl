{{/* Who may reach the pods of a component. Argument: dict of root, component, rules: list of dicts of ports (names or numbers) and
     from (components) or peers (as Kubernetes has them; an empty list lets everybody in), to (where the pods may go:
     list of dicts of component, without one anywhere, and ports). */}}
{{- define "kafka-alarms.networkPolicy" -}}
{{- $root := .root -}}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  {{- include "kafka-alarms.metadata" (list $root .component) | nindent 2 }}
spec:
  podSelector:
    matchLabels:
      {{- include "kafka-alarms.selector" (list $root .component) | nindent 6 }}
  policyTypes: [Ingress{{ if $root.Values.networkPolicy.egress.enabled }}, Egress{{ end }}]
  {{- if .rules }}
  ingress:
    {{- range .rules }}
    - ports:
        {{- range .ports }}
        - port: {{ . }}
        {{- end }}
      {{- if or .from .peers }}
      from:
        {{- range .from }}
        - podSelector:
            matchLabels:
              {{- include "kafka-alarms.selector" (list $root .) | nindent 14 }}
        {{- end }}
        {{- with .peers }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      {{- end }}
    {{- end }}
  {{- else }}
  ingress: []
  {{- end }}
  {{- if $root.Values.networkPolicy.egress.enabled }}
  egress:
    - ports:
        - port: 53
          protocol: UDP
        - port: 53
          protocol: TCP
    {{- range .to }}
    - ports:
        {{- range .ports }}
        - port: {{ . }}
        {{- end }}
      {{- with .component }}
      to:
        - podSelector:
            matchLabels:
              {{- include "kafka-alarms.selector" (list $root .) | nindent 14 }}
      {{- end }}
    {{- end }}
    {{- with $root.Values.networkPolicy.egress.extra }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  {{- end }}
{{- end }}

{{/* Where clients of Kafka go, as a YAML list for networkPolicy. */}}
{{- define "kafka-alarms.network.toKafka" -}}
{{- if .Values.kafka.enabled -}}
{{- toYaml (list (dict "component" "kafka" "ports" (list 9092))) -}}
{{- else -}}
{{- $ports := list -}}
{{- range splitList "," .Values.externalKafka.bootstrapServers }}{{ $ports = append $ports (splitList ":" . | last | int) }}{{ end -}}
{{- toYaml (list (dict "ports" ($ports | uniq))) -}}
{{- end -}}
{{- end }}

{{/* Where init containers fetch plug-ins from. Argument: list of downloads. */}}
{{- define "kafka-alarms.network.toDownloads" -}}
{{- $ports := list -}}
{{- range . }}
{{- $host := (urlParse .url).host -}}
{{- $ports = append $ports (ternary (splitList ":" $host | last | int) (ternary 443 80 (hasPrefix "https:" .url)) (regexMatch ":[0-9]+$" $host)) -}}
{{- end -}}
{{- $goals := list -}}
{{- with $ports }}{{ $goals = list (dict "ports" (. | uniq)) }}{{ end -}}
{{- toYaml $goals -}}
{{- end }}

{{/* Where clients of the MQTT broker go. */}}
{{- define "kafka-alarms.network.toMqtt" -}}
{{- if .Values.mqtt.host -}}
{{- toYaml (list (dict "ports" (list (int .Values.mqtt.port)))) -}}
{{- else -}}
{{- toYaml (list (dict "component" "mosquitto" "ports" (list 1883))) -}}
{{- end -}}
{{- end }}
