{{/* A component's ServiceAccount, without a token. Argument: list of root and component. */}}
{{- define "kafka-alarms.serviceAccount" -}}
apiVersion: v1
kind: ServiceAccount
metadata:
  {{- include "kafka-alarms.metadata" . | nindent 2 }}
automountServiceAccountToken: false
{{- end }}

{{/* Pod fields that all pods share. Argument: list of root, component, its values, user id. */}}
{{- define "kafka-alarms.pod" -}}
{{- $root := index . 0 -}}
{{- $values := index . 2 -}}
{{- $uid := index . 3 -}}
serviceAccountName: {{ include "kafka-alarms.name" (list $root (index . 1)) }}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  {{- if not $root.Values.global.openshift }}
  runAsUser: {{ $uid }}
  runAsGroup: {{ $uid }}
  fsGroup: {{ $uid }}
  fsGroupChangePolicy: OnRootMismatch
  {{- end }}
  seccompProfile:
    type: RuntimeDefault
{{- with $root.Values.global.imagePullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- with $values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $values.affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $values.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- if $values.topologySpreadConstraints }}
topologySpreadConstraints:
  {{- toYaml $values.topologySpreadConstraints | nindent 2 }}
{{- else if gt (int (default 1 $values.replicas)) 1 }}
topologySpreadConstraints:
  {{- range list "kubernetes.io/hostname" "topology.kubernetes.io/zone" }}
  - maxSkew: 1
    topologyKey: {{ . }}
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- include "kafka-alarms.selector" (list $root (index $ 1)) | nindent 8 }}
  {{- end }}
{{- end }}
{{- end }}

{{/* Labels of a pod. Argument: list of root, component, its values. */}}
{{- define "kafka-alarms.podLabels" -}}
{{- include "kafka-alarms.labels" (list (index . 0) (index . 1)) }}
{{- with (index . 2).podLabels }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/* What the restricted profile asks of a container, and a root that cannot be written. */}}
{{- define "kafka-alarms.containerSecurity" -}}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities:
    drop: [ALL]
{{- end }}

{{/* A budget where there is more than one pod: one over a single pod would keep a node from being drained.
     Argument: list of root, component, replicas. */}}
{{- define "kafka-alarms.disruptionBudget" -}}
{{- if gt (int (index . 2)) 1 }}
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  {{- include "kafka-alarms.metadata" . | nindent 2 }}
spec:
  maxUnavailable: 1
  {{- if semverCompare ">=1.27-0" (index . 0).Capabilities.KubeVersion.Version }}
  unhealthyPodEvictionPolicy: AlwaysAllow
  {{- end }}
  selector:
    matchLabels:
      {{- include "kafka-alarms.selector" . | nindent 6 }}
{{- end }}
{{- end }}

{{/* Environment of a Java process. Argument: list of root, values of its component, arguments of the start script. */}}
{{- define "kafka-alarms.jvm" -}}
{{- $values := index . 1 -}}
- name: KAFKA_HEAP_OPTS
  value: -Xms{{ $values.heap }} -Xmx{{ $values.heap }}
- name: KAFKA_LOG4J_OPTS
  value: -Dlog4j2.configurationFile=/etc/kafka-alarms/log4j2.yaml
- name: KAFKA_OPTS
  value: {{ $values.javaOptions | quote }}
# Without it the start script writes logs of the garbage collector, up to 1 GB of them.
- name: EXTRA_ARGS
  value: {{ index . 2 }}
- name: LOG_DIR
  value: /tmp/logs
{{- with $values.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/* Environment of a .NET process: no sockets of diagnostics, for which the root is not writable. */}}
{{- define "kafka-alarms.dotnetEnv" -}}
env:
  - name: DOTNET_EnableDiagnostics
    value: "0"
  {{- with .extraEnv }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- end }}

{{/* Probes of our own processes. Argument: path that says whether it is ready. */}}
{{- define "kafka-alarms.healthProbes" -}}
startupProbe:
  httpGet:
    path: /health/live
    port: http
  periodSeconds: 2
  failureThreshold: 150
readinessProbe:
  httpGet:
    path: {{ . }}
    port: http
  periodSeconds: 3
  timeoutSeconds: 3
livenessProbe:
  httpGet:
    path: /health/live
    port: http
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 6
{{- end }}
