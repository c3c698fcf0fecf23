{{/* How clients reach Kafka, as YAML: protocol, mechanism, and what of which Secret: login (secret, username or usernameKey,
     passwordKey), ca (secret, key), client (secret). */}}
{{- define "kafka-alarms.access" -}}
{{- $tls := .Values.externalKafka.tls.enabled -}}
{{- $access := dict -}}
{{- if .Values.kafka.enabled -}}
{{- $tls = .Values.kafka.tls.enabled -}}
{{- if $tls }}{{ $_ := set $access "ca" (dict "secret" (include "kafka-alarms.kafka.certificate" .) "key" "ca.crt") }}{{ end -}}
{{- with .Values.kafka.auth -}}
{{- if .enabled -}}
{{- $_ := set $access "mechanism" "SCRAM-SHA-512" -}}
{{- $_ := set $access "login" (dict "secret" .existingSecret "username" .username "passwordKey" .username) -}}
{{- end -}}
{{- end -}}
{{- else -}}
{{- with .Values.externalKafka.tls -}}
{{- if and .enabled .caSecret }}{{ $_ := set $access "ca" (dict "secret" .caSecret "key" .caKey) }}{{ end -}}
{{- if and .enabled .clientSecret }}{{ $_ := set $access "client" (dict "secret" .clientSecret) }}{{ end -}}
{{- end -}}
{{- with .Values.externalKafka.auth -}}
{{- if .mechanism -}}
{{- $_ := set $access "mechanism" .mechanism -}}
{{- $_ := set $access "login" (dict "secret" .existingSecret "usernameKey" .usernameKey "passwordKey" .passwordKey) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- $_ := set $access "protocol" (printf "%s%s" (ternary "SASL_" "" (hasKey $access "login")) (ternary "SSL" "PLAINTEXT" $tls)) -}}
{{- toYaml $access -}}
{{- end }}

{{/* Settings of librdkafka that the access needs beside what comes by environment, as YAML. */}}
{{- define "kafka-alarms.access.client" -}}
{{- $access := include "kafka-alarms.access" . | fromYaml -}}
{{- if ne $access.protocol "PLAINTEXT" }}
security.protocol: {{ lower $access.protocol }}
{{- with $access.login }}
sasl.mechanism: {{ $access.mechanism }}
{{- end }}
{{- with $access.ca }}
ssl.ca.location: /etc/kafka-access/ca/{{ .key }}
{{- end }}
{{- with $access.client }}
ssl.certificate.location: /etc/kafka-access/client/tls.crt
ssl.key.location: /etc/kafka-access/client/tls.key
{{- end }}
{{- end }}
{{- end }}

{{/* The login as environment. Argument: list of root, name of the variable with the user, of that with the password. */}}
{{- define "kafka-alarms.access.env" -}}
{{- $names := rest . -}}
{{- with (include "kafka-alarms.access" (first .) | fromYaml).login }}
- name: {{ first $names }}
  {{- if .username }}
  value: {{ .username }}
  {{- else }}
  valueFrom:
    secretKeyRef:
      name: {{ .secret }}
      key: {{ .usernameKey }}
  {{- end }}
- name: {{ last $names }}
  valueFrom:
    secretKeyRef:
      name: {{ .secret }}
      key: {{ .passwordKey }}
{{- end }}
{{- end }}

{{/* The login as the engine's settings in the environment. */}}
{{- define "kafka-alarms.access.engineEnv" -}}
{{- $prefix := "KAFKA_ALARMS__Kafka__Client__" -}}
{{- include "kafka-alarms.access.env" (list . (printf "%ssasl_username" $prefix) (printf "%ssasl_password" $prefix)) -}}
{{- end }}

{{/* Where the certificates are mounted; nothing without any. */}}
{{- define "kafka-alarms.access.mounts" -}}
{{- $access := include "kafka-alarms.access" . | fromYaml -}}
{{- if $access.ca }}
- name: kafka-ca
  mountPath: /etc/kafka-access/ca
  readOnly: true
{{- end }}
{{- if $access.client }}
- name: kafka-client
  mountPath: /etc/kafka-access/client
  readOnly: true
{{- end }}
{{- end }}

{{/* Volumes with the certificates; of a Secret that holds the nodes' key as well only the CA. */}}
{{- define "kafka-alarms.access.volumes" -}}
{{- $access := include "kafka-alarms.access" . | fromYaml -}}
{{- with $access.ca }}
- name: kafka-ca
  secret:
    secretName: {{ .secret }}
    items:
      - key: {{ .key }}
        path: {{ .key }}
{{- end }}
{{- with $access.client }}
- name: kafka-client
  secret:
    secretName: {{ .secret }}
{{- end }}
{{- end }}

{{/* Properties of a Java client below /opt/connect/secrets, as YAML; secrets stay references that the worker resolves. */}}
{{- define "kafka-alarms.access.java" -}}
{{- $access := include "kafka-alarms.access" . | fromYaml -}}
{{- $folder := "/opt/connect/secrets/kafka" -}}
{{- $properties := dict -}}
{{- if ne $access.protocol "PLAINTEXT" }}{{ $_ := set $properties "security.protocol" $access.protocol }}{{ end -}}
{{- with $access.login -}}
{{- $user := .username | default (printf "${dir:%s:%s}" $folder .usernameKey) -}}
{{- $module := ternary "plain.PlainLoginModule" "scram.ScramLoginModule" (eq $access.mechanism "PLAIN") -}}
{{- $_ := set $properties "sasl.mechanism" $access.mechanism -}}
{{- $_ := set $properties "sasl.jaas.config" (printf "org.apache.kafka.common.security.%s required username=\"%s\" password=\"${dir:%s:%s}\";" $module $user $folder .passwordKey) -}}
{{- end -}}
{{- with $access.ca -}}
{{- $_ := set $properties "ssl.truststore.type" "PEM" -}}
{{- $_ := set $properties "ssl.truststore.location" (printf "%s-ca/%s" $folder .key) -}}
{{- end -}}
{{- if $access.client -}}
{{- $_ := set $properties "ssl.keystore.type" "PEM" -}}
{{- $_ := set $properties "ssl.keystore.certificate.chain" (printf "${dir:%s-client:tls.crt}" $folder) -}}
{{- $_ := set $properties "ssl.keystore.key" (printf "${dir:%s-client:tls.key}" $folder) -}}
{{- end -}}
{{- toYaml $properties -}}
{{- end }}

{{/* Annotation that rolls pods which read a login when they start. */}}
{{- define "kafka-alarms.access.reload" -}}
{{- with ternary .Values.kafka.auth.reloadToken .Values.externalKafka.auth.reloadToken .Values.kafka.enabled }}
kafka-alarms/login: {{ . | quote }}
{{- end }}
{{- end }}
