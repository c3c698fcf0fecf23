{{/* Secret with the users of Console. */}}
{{- define "kafka-alarms.consoleUsers" -}}
{{- default (printf "%s-console-users" (include "kafka-alarms.fullname" .)) .Values.traefik.auth.existingSecret -}}
{{- end }}
