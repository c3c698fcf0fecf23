{{/* Number of the first controller, where they are nodes of their own. */}}
{{- define "kafka-alarms.kafka.firstController" -}}
100
{{- end }}

{{/* Voters of the quorum. */}}
{{- define "kafka-alarms.kafka.voters" -}}
{{- $apart := gt (int .Values.kafka.controllers.replicas) 0 -}}
{{- $component := ternary "controller" "kafka" $apart -}}
{{- $first := ternary (include "kafka-alarms.kafka.firstController" . | int) 0 $apart -}}
{{- $voters := list -}}
{{- range $i := until (int (ternary .Values.kafka.controllers.replicas .Values.kafka.replicas $apart)) -}}
{{- $voters = append $voters (printf "%d@%s:9093" (add $first $i) (include "kafka-alarms.kafka.node" (list $ $component $i))) -}}
{{- end -}}
{{- join "," $voters -}}
{{- end }}

{{/* Secret with certificate, key and CA of the nodes. */}}
{{- define "kafka-alarms.kafka.certificate" -}}
{{- default (printf "%s-tls" (include "kafka-alarms.name" (list . "kafka"))) .Values.kafka.tls.existingSecret -}}
{{- end }}

{{/* Names that the certificate of the nodes must hold, as YAML. */}}
{{- define "kafka-alarms.kafka.certificateNames" -}}
{{- $names := list -}}
{{- range $component := ternary (list "kafka" "controller") (list "kafka") (gt (int .Values.kafka.controllers.replicas) 0) -}}
{{- $names = append $names (printf "*.%s.%s.svc" (include "kafka-alarms.name" (list $ $component)) $.Release.Namespace) -}}
{{- end -}}
{{- toYaml $names -}}
{{- end }}

{{/* Properties that nodes of all roles share, as YAML. */}}
{{- define "kafka-alarms.kafka.nodeProperties" -}}
{{- $tls := .Values.kafka.tls.enabled -}}
{{- $auth := .Values.kafka.auth.enabled -}}
{{- $client := include "kafka-alarms.access" . | fromYaml -}}
{{- $inside := ternary "SSL" "PLAINTEXT" $tls -}}
{{- $properties := dict
    "listener.security.protocol.map" (printf "CLIENT:%s,CONTROLLER:%s,INTERNAL:%s" $client.protocol $inside $inside)
    "controller.listener.names" "CONTROLLER"
    "controller.quorum.voters" (include "kafka-alarms.kafka.voters" .)
    "log.dirs" "/var/lib/kafka/data/log" -}}
{{- if $tls -}}
{{- $_ := set $properties "config.providers" "dir" -}}
{{- $_ := set $properties "config.providers.dir.class" "org.apache.kafka.common.config.provider.DirectoryConfigProvider" -}}
{{- $_ := set $properties "config.providers.dir.param.allowed.paths" "/etc/kafka-tls" -}}
{{- $_ := set $properties "ssl.keystore.type" "PEM" -}}
{{- $_ := set $properties "ssl.keystore.certificate.chain" "${dir:/etc/kafka-tls:tls.crt}" -}}
{{- $_ := set $properties "ssl.keystore.key" "${dir:/etc/kafka-tls:tls.key}" -}}
{{- $_ := set $properties "ssl.truststore.type" "PEM" -}}
{{- $_ := set $properties "ssl.truststore.certificates" "${dir:/etc/kafka-tls:ca.crt}" -}}
{{- /* Nodes know each other by their certificates. */ -}}
{{- $_ := set $properties "listener.name.internal.ssl.client.auth" "required" -}}
{{- $_ := set $properties "listener.name.controller.ssl.client.auth" "required" -}}
{{- end -}}
{{- if $auth -}}
{{- $_ := set $properties "sasl.enabled.mechanisms" "SCRAM-SHA-512" -}}
{{- $_ := set $properties "listener.name.client.scram-sha-512.sasl.jaas.config" "org.apache.kafka.common.security.scram.ScramLoginModule required;" -}}
{{- end -}}
{{- toYaml $properties -}}
{{- end }}

{{/* Properties of Kafka's tools inside a broker's pod: its own certificate instead of a login, so that users can be mended. */}}
{{- define "kafka-alarms.kafka.toolProperties" -}}
{{- $node := include "kafka-alarms.kafka.nodeProperties" . | fromYaml -}}
{{- $tools := dict "security.protocol" "SSL" -}}
{{- range $name, $value := $node -}}
{{- if or (hasPrefix "ssl." $name) (hasPrefix "config.providers" $name) }}{{ $_ := set $tools $name $value }}{{ end -}}
{{- end -}}
{{- toYaml $tools -}}
{{- end }}
