{{/* What the cluster's own controller leads to, as YAML: the bundled Traefik, which asks for the login, or Console itself. */}}
{{- define "kafka-alarms.expose.target" -}}
{{- $component := ternary "traefik" "console" .Values.traefik.enabled -}}
name: {{ include "kafka-alarms.name" (list . $component) }}
port: {{ ternary .Values.traefik.service.port 8080 .Values.traefik.enabled }}
{{- end }}

{{/* Kinds of objects that Console is exposed by, as a YAML list. */}}
{{- define "kafka-alarms.expose.kinds" -}}
{{- $kinds := list -}}
{{- range $kind := list "ingress" "httpRoute" "ingressRoute" -}}
{{- if (index $.Values.expose $kind).enabled }}{{ $kinds = append $kinds (printf "expose.%s" $kind) }}{{ end -}}
{{- end -}}
{{- toYaml $kinds -}}
{{- end }}

{{/* What is wrong with the values of exposing, as a YAML list. */}}
{{- define "kafka-alarms.expose.problems" -}}
{{- $problems := list -}}
{{- $kinds := include "kafka-alarms.expose.kinds" . | fromYamlArray -}}
{{- $expose := .Values.expose -}}
{{- if $kinds -}}
{{- $what := join " and " $kinds -}}
{{- if not .Values.console.enabled -}}
{{- $problems = append $problems (printf "%s enabled, but console.enabled is false: there is nothing to expose. Set console.enabled=true." $what) -}}
{{- end -}}
{{- if not $expose.host -}}
{{- $problems = append $problems (printf "%s enabled without a host name. Set expose.host." $what) -}}
{{- end -}}
{{- if and $expose.httpRoute.enabled (not $expose.httpRoute.parentRefs) -}}
{{- $problems = append $problems "expose.httpRoute.parentRefs is empty. Name the Gateway, such as [{name: gateway, namespace: gateways}]." -}}
{{- end -}}
{{- if and $expose.httpRoute.enabled $expose.tls.existingSecret (not $expose.ingress.enabled) (not $expose.ingressRoute.enabled) -}}
{{- $problems = append $problems "expose.tls.existingSecret is set with expose.httpRoute: certificates belong to the Gateway's listener. Leave it empty." -}}
{{- end -}}
{{- if .Values.traefik.enabled -}}
{{- $problems = concat $problems (include "kafka-alarms.expose.behind" . | fromYamlArray) -}}
{{- else -}}
{{- $problems = concat $problems (include "kafka-alarms.expose.direct" . | fromYamlArray) -}}
{{- end -}}
{{- end -}}
{{- toYaml $problems -}}
{{- end }}

{{- define "kafka-alarms.expose.behind" -}}
{{- $problems := list -}}
{{- with .Values.traefik -}}
{{- if .tls.existingSecret -}}
{{- $problems = append $problems "traefik.tls.existingSecret is set, but your controller ends TLS. Set expose.tls.existingSecret instead." -}}
{{- end -}}
{{- if and .host (ne .host $.Values.expose.host) -}}
{{- $problems = append $problems (printf "traefik.host is %s, expose.host %s: Traefik would answer 404. Leave traefik.host empty." .host $.Values.expose.host) -}}
{{- end -}}
{{- end -}}
{{- toYaml $problems -}}
{{- end }}

{{- define "kafka-alarms.expose.direct" -}}
{{- $problems := list -}}
{{- $expose := .Values.expose -}}
{{- $others := or $expose.ingress.enabled $expose.httpRoute.enabled -}}
{{- if and (not $expose.auth.byController) (or $others (not $expose.auth.existingSecret)) -}}
{{- $problems = append $problems "Console would be open: it can delete topics. Set traefik.enabled=true, whose login stands before it; or, with expose.ingressRoute alone, expose.auth.existingSecret; or expose.auth.byController=true when your controller asks for a login." -}}
{{- end -}}
{{- if and .Values.networkPolicy.enabled (not .Values.networkPolicy.consoleFrom) -}}
{{- $problems = append $problems "networkPolicy.consoleFrom is empty: your controller could not reach Console. Name its pods, such as [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: ingress}}}]." -}}
{{- end -}}
{{- toYaml $problems -}}
{{- end }}
