{{/* The rules file that the chart itself makes, as YAML; nothing without one. */}}
{{- define "kafka-alarms.rules" -}}
{{- if .Values.rules.existingConfigMap -}}
{{- else if .Values.rules.file -}}
{{- toYaml .Values.rules.file -}}
{{- else if .Values.demo.enabled -}}
{{- .Files.Get "files/demo-rules.yaml" -}}
{{- end -}}
{{- end }}

{{/* Name of the ConfigMap with the rules file; nothing without one. */}}
{{- define "kafka-alarms.rulesConfigMap" -}}
{{- if .Values.rules.existingConfigMap -}}
{{- .Values.rules.existingConfigMap -}}
{{- else if include "kafka-alarms.rules" . -}}
{{- include "kafka-alarms.name" (list . "rules") -}}
{{- end -}}
{{- end }}
