{{/* The set of nodes of a component, with its ports. Argument: dict of root, component, values, ports (list of name and port; the
     first says that a node is ready), alive (name of the port that says that it lives). */}}
{{- define "kafka-alarms.kafka.set" -}}
{{- $root := .root -}}
{{- $component := .component -}}
{{- $values := .values -}}
{{- $ports := .ports -}}
{{- $alive := .alive -}}
{{- $name := include "kafka-alarms.name" (list $root $component) -}}
{{- $apart := eq $component "controller" -}}
{{- /* Users stand in what a new quorum begins with. */ -}}
{{- $users := and $root.Values.kafka.auth.enabled (or $apart (eq (int $root.Values.kafka.controllers.replicas) 0)) -}}
apiVersion: apps/v1
kind: StatefulSet
metadata:
  {{- include "kafka-alarms.metadata" (list $root $component) | nindent 2 }}
spec:
  serviceName: {{ $name }}
  replicas: {{ $values.replicas }}
  podManagementPolicy: Parallel
  # A node that has just started is still catching up: the next one waits a little.
  minReadySeconds: {{ ternary 15 0 (gt (int $values.replicas) 1) }}
  persistentVolumeClaimRetentionPolicy:
    whenDeleted: Retain
    whenScaled: Retain
  selector:
    matchLabels:
      {{- include "kafka-alarms.selector" (list $root $component) | nindent 6 }}
  template:
    metadata:
      labels:
        {{- include "kafka-alarms.podLabels" (list $root $component $values) | nindent 8 }}
      annotations:
        checksum/config: {{ include (print $root.Template.BasePath "/kafka/config.yaml") $root | sha256sum }}
        {{- with $root.Values.kafka.reloadToken }}
        kafka-alarms/reload: {{ . | quote }}
        {{- end }}
        {{- with $values.podAnnotations }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
    spec:
      {{- include "kafka-alarms.pod" (list $root $component $values 1000) | nindent 6 }}
      terminationGracePeriodSeconds: 90
      containers:
        - name: kafka
          image: {{ include "kafka-alarms.image" (list $root $root.Values.kafka.image $root.Chart.AppVersion) }}
          imagePullPolicy: {{ $root.Values.kafka.image.pullPolicy }}
          command: [/bin/sh, /etc/kafka-alarms/start.sh]
          {{- include "kafka-alarms.containerSecurity" $root | nindent 10 }}
          env:
            - name: POD_NAME
              valueFrom:
                fieldRef:
                  fieldPath: metadata.name
            - name: KA_DOMAIN
              value: {{ $name }}.{{ $root.Release.Namespace }}.svc
            - name: KA_CLUSTER_ID
              value: {{ include "kafka-alarms.kafka.clusterId" $root }}
            {{- if $apart }}
            - name: KA_FIRST
              value: {{ include "kafka-alarms.kafka.firstController" $root | trim | quote }}
            {{- end }}
            {{- include "kafka-alarms.jvm" (list $root $values "-name kafkaServer") | nindent 12 }}
          ports:
            {{- range $ports }}
            - name: {{ .name }}
              containerPort: {{ .port }}
            {{- end }}
          startupProbe:
            tcpSocket:
              port: {{ (first $ports).name }}
            periodSeconds: 2
            failureThreshold: 150
          readinessProbe:
            tcpSocket:
              port: {{ (first $ports).name }}
            periodSeconds: 5
          livenessProbe:
            tcpSocket:
              port: {{ $alive }}
            periodSeconds: 15
            timeoutSeconds: 5
            failureThreshold: 8
          resources:
            {{- toYaml $values.resources | nindent 12 }}
          volumeMounts:
            {{- with $values.extraVolumeMounts }}{{ toYaml . | nindent 12 }}{{ end }}
            - name: config
              mountPath: /etc/kafka-alarms
            - name: data
              mountPath: /var/lib/kafka/data
            - name: tmp
              mountPath: /tmp
            {{- if $root.Values.kafka.tls.enabled }}
            - name: tls
              mountPath: /etc/kafka-tls
              readOnly: true
            {{- end }}
            {{- if $users }}
            - name: users
              mountPath: /etc/kafka-users
              readOnly: true
            {{- end }}
      volumes:
        {{- with $values.extraVolumes }}{{ toYaml . | nindent 8 }}{{ end }}
        - name: config
          configMap:
            name: {{ $name }}
        - name: tmp
          emptyDir:
            sizeLimit: 256Mi
        {{- if $root.Values.kafka.tls.enabled }}
        - name: tls
          secret:
            secretName: {{ include "kafka-alarms.kafka.certificate" $root }}
        {{- end }}
        {{- if $users }}
        - name: users
          secret:
            secretName: {{ $root.Values.kafka.auth.existingSecret }}
        {{- end }}
  volumeClaimTemplates:
    - metadata:
        name: data
        # Selector labels alone: with a version in them no upgrade could ever change this object.
        labels:
          {{- include "kafka-alarms.selector" (list $root $component) | nindent 10 }}
      spec:
        accessModes: [ReadWriteOnce]
        {{- with $values.persistence.storageClass }}
        storageClassName: {{ . }}
        {{- end }}
        resources:
          requests:
            storage: {{ $values.persistence.size }}
---
{{ include "kafka-alarms.disruptionBudget" (list $root $component $values.replicas) }}
{{- end }}
