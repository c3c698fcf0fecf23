{{/* Init containers that fetch archives of plug-ins into the volume plugins. Argument: list of root and list of downloads. */}}
{{- define "kafka-alarms.pluginDownloads" -}}
{{- $root := index . 0 -}}
{{- range $i, $archive := index . 1 }}
- name: download-{{ $i }}
  {{- include "kafka-alarms.ownImage" $root | nindent 2 }}
  args:
    - init
    - plugins
    - --url
    - {{ $archive.url | quote }}
    - --sha512
    - {{ $archive.sha512 | quote }}
    - --to
    - /plugins
    - --timeout
    - {{ $root.Values.initJobs.timeout }}
  {{- include "kafka-alarms.containerSecurity" $root | nindent 2 }}
  {{- include "kafka-alarms.dotnetEnv" dict | nindent 2 }}
  resources:
    {{- toYaml $root.Values.initJobs.resources | nindent 4 }}
  volumeMounts:
    - name: plugins
      mountPath: /plugins
{{- end }}
{{- end }}
