{{/* Who may reach the pods of a component. Argument: dict of root, component, rules: list of dicts of ports (names or numbers) and
     from (components) or peers (as Kubernetes has them; an empty list lets everybody in). */}}
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
  policyTypes: [Ingress]
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
{{- end }}
