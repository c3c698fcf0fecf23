{{/* The spec of an init Job. Argument: dict of root, component, args, config (name of its ConfigMap), kafka (whether it talks to
     Kafka), secrets (what follows /etc/kafka- to the Secret that is mounted there). */}}
{{- define "kafka-alarms.initJob.spec" -}}
{{- $root := .root -}}
backoffLimit: {{ $root.Values.initJobs.backoffLimit }}
activeDeadlineSeconds: {{ $root.Values.initJobs.activeDeadlineSeconds }}
{{- if not (kindIs "invalid" $root.Values.initJobs.ttlSecondsAfterFinished) }}
ttlSecondsAfterFinished: {{ $root.Values.initJobs.ttlSecondsAfterFinished }}
{{- end }}
template:
  metadata:
    labels:
      {{- include "kafka-alarms.labels" (list $root .component) | nindent 6 }}
  spec:
    {{- include "kafka-alarms.pod" (list $root .component $root.Values.initJobs 1654) | nindent 4 }}
    # A new pod for each attempt keeps the log of the failed one.
    restartPolicy: Never
    containers:
      - name: init
        {{- include "kafka-alarms.ownImage" $root | nindent 8 }}
        args:
          {{- toYaml .args | nindent 10 }}
        {{- include "kafka-alarms.containerSecurity" $root | nindent 8 }}
        {{- include "kafka-alarms.dotnetEnv" dict | nindent 8 }}
          {{- if .kafka }}
          {{- with include "kafka-alarms.access.engineEnv" $root | trim }}{{ . | nindent 10 }}{{ end }}
          {{- end }}
        resources:
          {{- toYaml $root.Values.initJobs.resources | nindent 10 }}
        volumeMounts:
          - name: config
            mountPath: /etc/kafka-alarms
          {{- if .kafka }}
          {{- with include "kafka-alarms.access.mounts" $root | trim }}{{ . | nindent 10 }}{{ end }}
          {{- end }}
          {{- range $name, $secret := .secrets }}
          - name: {{ $name }}
            mountPath: /etc/kafka-{{ $name }}
            readOnly: true
          {{- end }}
    volumes:
      - name: config
        configMap:
          name: {{ .config }}
      {{- if .kafka }}
      {{- with include "kafka-alarms.access.volumes" $root | trim }}{{ . | nindent 6 }}{{ end }}
      {{- end }}
      {{- range $name, $secret := .secrets }}
      - name: {{ $name }}
        secret:
          secretName: {{ $secret }}
      {{- end }}
{{- end }}

{{/* An init Job, named by the hash of all that it does, or a hook. Argument: dict of root, component, args, config, kafka,
     secrets, data (what is in the ConfigMap), weight. */}}
{{- define "kafka-alarms.initJob" -}}
{{- $spec := include "kafka-alarms.initJob.spec" . -}}
{{- $name := include "kafka-alarms.name" (list .root .component) -}}
{{- $hook := eq .root.Values.initJobs.mode "hook" -}}
apiVersion: batch/v1
kind: Job
metadata:
  name: {{ if $hook }}{{ $name }}{{ else }}{{ $name }}-{{ printf "%s%s" $spec .data | sha256sum | trunc 8 }}{{ end }}
  namespace: {{ .root.Release.Namespace }}
  labels:
    {{- include "kafka-alarms.labels" (list .root .component) | nindent 4 }}
  {{- if $hook }}
  annotations:
    helm.sh/hook: post-install,post-upgrade
    helm.sh/hook-weight: {{ .weight | quote }}
    helm.sh/hook-delete-policy: before-hook-creation
  {{- end }}
spec:
  {{- $spec | nindent 2 }}
{{- end }}
