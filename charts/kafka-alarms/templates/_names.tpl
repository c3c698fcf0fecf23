{{/* Names end 25 characters early: Jobs get a component and a hash behind them, and labels hold 63. */}}
{{- define "kafka-alarms.fullname" -}}
{{- $name := .Release.Name -}}
{{- if not (contains .Chart.Name .Release.Name) }}{{ $name = printf "%s-%s" .Release.Name .Chart.Name }}{{ end -}}
{{- default $name .Values.fullnameOverride | trunc 38 | trimSuffix "-" -}}
{{- end }}

{{/* Argument: list of root and component. */}}
{{- define "kafka-alarms.name" -}}
{{- printf "%s-%s" (include "kafka-alarms.fullname" (index . 0)) (index . 1) -}}
{{- end }}

{{/* What selects the pods of a component; never changes between versions. Argument: list of root and component. */}}
{{- define "kafka-alarms.selector" -}}
app.kubernetes.io/name: {{ (index . 0).Chart.Name }}
app.kubernetes.io/instance: {{ (index . 0).Release.Name }}
app.kubernetes.io/component: {{ index . 1 }}
{{- end }}

{{/* Argument: list of root and component. */}}
{{- define "kafka-alarms.labels" -}}
{{- $root := index . 0 -}}
{{ include "kafka-alarms.selector" . }}
app.kubernetes.io/part-of: {{ $root.Chart.Name }}
app.kubernetes.io/version: {{ $root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ $root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" $root.Chart.Name ($root.Chart.Version | replace "+" "_") }}
{{- with $root.Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/* Argument: list of root and component. */}}
{{- define "kafka-alarms.metadata" -}}
name: {{ include "kafka-alarms.name" . }}
namespace: {{ (index . 0).Release.Namespace }}
labels:
  {{- include "kafka-alarms.labels" . | nindent 2 }}
{{- end }}

{{/* Reference of an image. Argument: list of root, image values, tag where none is given. */}}
{{- define "kafka-alarms.image" -}}
{{- $root := index . 0 -}}
{{- $image := index . 1 -}}
{{- $registry := default $image.registry $root.Values.global.imageRegistry -}}
{{- with $registry }}{{ . }}/{{ end }}{{ $image.repository -}}
{{- if $image.digest }}@{{ $image.digest }}{{ else }}:{{ default (index . 2) $image.tag }}{{ end -}}
{{- end }}

{{/* The image of Kafka Alarms. */}}
{{- define "kafka-alarms.ownImage" -}}
image: {{ include "kafka-alarms.image" (list . .Values.image .Chart.AppVersion) }}
imagePullPolicy: {{ .Values.image.pullPolicy }}
{{- end }}
