{{/* Containers that send a message by MQTT and wait for its record. */}}
{{- define "kafka-alarms.test.mqtt" -}}
{{- $access := include "kafka-alarms.access" . | fromYaml -}}
- name: publish
  image: {{ include "kafka-alarms.image" (list . .Values.helmTest.mqtt.image .Chart.AppVersion) }}
  imagePullPolicy: {{ .Values.helmTest.mqtt.image.pullPolicy }}
  command: [/bin/sh, /etc/kafka-alarms/publish.sh]
  {{- include "kafka-alarms.containerSecurity" . | nindent 2 }}
  env:
    - name: MQTT_HOST
      value: {{ include "kafka-alarms.mqtt.host" . }}
    - name: MQTT_PORT
      value: {{ .Values.mqtt.port | quote }}
    - name: MQTT_TOPIC
      value: {{ .Values.mqtt.source.topic | replace "+" "helm-test" }}
    - name: MQTT_TLS
      value: {{ .Values.mqtt.tls.enabled | quote }}
    {{- with .Values.mqtt.auth }}
    {{- if .existingSecret }}
    - name: MQTT_USER
      valueFrom:
        secretKeyRef:
          name: {{ .existingSecret }}
          key: {{ .usernameKey }}
    - name: MQTT_PASSWORD
      valueFrom:
        secretKeyRef:
          name: {{ .existingSecret }}
          key: {{ .passwordKey }}
    {{- end }}
    {{- end }}
    # The client keeps a file of options there when it can.
    - name: HOME
      value: /etc/kafka-alarms
  resources:
    {{- toYaml .Values.initJobs.resources | nindent 4 }}
  volumeMounts:
    - name: round-trip-scripts
      mountPath: /etc/kafka-alarms
    - name: round-trip
      mountPath: /round-trip
    {{- if .Values.mqtt.tls.enabled }}
    {{- if .Values.mqtt.tls.caSecret }}
    - name: mqtt-ca
      mountPath: /etc/mqtt-ca
    {{- end }}
    {{- if .Values.mqtt.tls.clientSecret }}
    - name: mqtt-client
      mountPath: /etc/mqtt-client
    {{- end }}
    {{- end }}
- name: read
  image: {{ include "kafka-alarms.image" (list . .Values.kafka.image .Chart.AppVersion) }}
  imagePullPolicy: {{ .Values.kafka.image.pullPolicy }}
  command: [bash, /etc/kafka-alarms/read.sh]
  {{- include "kafka-alarms.containerSecurity" . | nindent 2 }}
  env:
    - name: KAFKA_BOOTSTRAP
      value: {{ include "kafka-alarms.bootstrap" . }}
    - name: KAFKA_TOPIC
      value: {{ .Values.topics.sensorData.name }}
    - name: KAFKA_HEAP_OPTS
      value: -Xmx96m
    - name: KAFKA_LOG4J_OPTS
      value: -Dlog4j2.configurationFile=/etc/kafka-alarms/log4j2.yaml
    - name: LOG_DIR
      value: /tmp/logs
  resources:
    {{- toYaml .Values.initJobs.resources | nindent 4 }}
  volumeMounts:
    - name: round-trip-scripts
      mountPath: /etc/kafka-alarms
    - name: round-trip
      mountPath: /round-trip
    - name: tmp
      mountPath: /tmp
    # A client does not start without the folder that secrets may be read from.
    - name: secrets
      mountPath: /opt/connect/secrets
    {{- if $access.login }}
    - name: kafka-login
      mountPath: /opt/connect/secrets/kafka
    {{- end }}
    {{- if $access.ca }}
    - name: kafka-ca
      mountPath: /opt/connect/secrets/kafka-ca
    {{- end }}
    {{- if $access.client }}
    - name: kafka-client
      mountPath: /opt/connect/secrets/kafka-client
    {{- end }}
{{- end }}

{{/* Volumes of these containers beside those that all clients of Kafka have. */}}
{{- define "kafka-alarms.test.mqttVolumes" -}}
- name: round-trip-scripts
  configMap:
    name: {{ include "kafka-alarms.name" (list . "test") }}
- name: round-trip
  emptyDir:
    sizeLimit: 1Mi
- name: tmp
  emptyDir:
    sizeLimit: 64Mi
- name: secrets
  emptyDir:
    sizeLimit: 1Mi
{{- with (include "kafka-alarms.access" . | fromYaml).login }}
- name: kafka-login
  secret:
    secretName: {{ .secret }}
    items:
      {{- range compact (list .usernameKey .passwordKey) }}
      - key: {{ . }}
        path: {{ . }}
      {{- end }}
{{- end }}
{{- with .Values.mqtt.tls }}
{{- if and .enabled .caSecret }}
- name: mqtt-ca
  secret:
    secretName: {{ .caSecret }}
    items:
      - key: {{ .caKey }}
        path: ca
{{- end }}
{{- if and .enabled .clientSecret }}
- name: mqtt-client
  secret:
    secretName: {{ .clientSecret }}
{{- end }}
{{- end }}
{{- end }}
