{{/* What is wrong with the values of the bundled Kafka, as a YAML list. */}}
{{- define "kafka-alarms.kafka.problems" -}}
{{- $problems := list -}}
{{- $nodes := int .Values.kafka.replicas -}}
{{- $tls := .Values.kafka.tls -}}
{{- $auth := .Values.kafka.auth -}}
{{- if and (eq (int .Values.kafka.controllers.replicas) 0) (not (has $nodes (list 1 3 5))) -}}
{{- $problems = append $problems (printf "kafka.replicas is %d. Brokers that are controllers too must be 1, 3 or 5; or set kafka.controllers.replicas." $nodes) -}}
{{- end -}}
{{- if $tls.enabled -}}
{{- if and $tls.existingSecret $tls.certManager.enabled -}}
{{- $problems = append $problems "kafka.tls.existingSecret and kafka.tls.certManager.enabled are both set. Set one of them." -}}
{{- else if $tls.certManager.enabled -}}
{{- if not $tls.certManager.issuerRef.name -}}
{{- $problems = append $problems "kafka.tls.certManager.issuerRef.name is empty. Set it to an issuer that signs with a CA of its own." -}}
{{- end -}}
{{- else if not $tls.existingSecret -}}
{{- $problems = append $problems (printf "kafka.tls.enabled is true without a certificate. Make one for %s (server and client; docs/kubernetes.md shows how), put it into a Secret with\n    kubectl create secret generic %s -n %s --from-file=tls.crt --from-file=tls.key --from-file=ca.crt\n  and set kafka.tls.existingSecret=%s; or set kafka.tls.certManager.enabled=true." (include "kafka-alarms.kafka.certificateNames" . | fromYamlArray | join " and ") (include "kafka-alarms.kafka.certificate" .) .Release.Namespace (include "kafka-alarms.kafka.certificate" .)) -}}
{{- end -}}
{{- end -}}
{{- if and $auth.enabled (not $tls.enabled) -}}
{{- $problems = append $problems "kafka.auth.enabled is true without kafka.tls.enabled: the listeners between nodes would let everybody in. Set kafka.tls.enabled=true." -}}
{{- end -}}
{{- if and $auth.enabled (not $auth.existingSecret) -}}
{{- $secret := printf "%s-users" (include "kafka-alarms.name" (list . "kafka")) -}}
{{- $problems = append $problems (printf "kafka.auth.enabled is true without users. Make a Secret with\n    kubectl create secret generic %s -n %s --from-literal=%s=PASSWORD\n  and set kafka.auth.existingSecret=%s." $secret .Release.Namespace $auth.username $secret) -}}
{{- end -}}
{{- toYaml $problems -}}
{{- end }}
