{{/* What is wrong with the values of the MQTT connectors, as a YAML list. */}}
{{- define "kafka-alarms.mqtt.problems" -}}
{{- $problems := list -}}
{{- $mqtt := .Values.mqtt -}}
{{- $plugins := .Values.connect.plugins -}}
{{- $others := list -}}
{{- range $direction := list "source" "sink" -}}
{{- $values := index $mqtt $direction -}}
{{- if and $values.enabled (ne $values.connector "kafka-alarms") -}}
{{- $others = append $others $values.connector -}}
{{- if and $mqtt.tls.enabled (eq $values.connector "camel") (or $mqtt.tls.caSecret $mqtt.tls.clientSecret) -}}
{{- $problems = append $problems (printf "mqtt.%s.connector is camel, which reads no PEM. Leave mqtt.tls.caSecret and mqtt.tls.clientSecret empty; name a trust store of your Connect image by connect.javaOptions." $direction) -}}
{{- else if and $mqtt.tls.enabled (ne (empty $mqtt.tls.caSecret) (empty $mqtt.tls.clientSecret)) -}}
{{- $problems = append $problems (printf "mqtt.%s.connector is lenses, which takes a CA and a client's certificate together or none. Set both mqtt.tls.caSecret and mqtt.tls.clientSecret, or neither." $direction) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- if and $others (eq $plugins.path "/app/connect") (not $plugins.downloads) -}}
{{- $problems = append $problems (printf "mqtt.source.connector or mqtt.sink.connector is %s, whose plug-in is not in the image of Kafka Alarms. Set connect.plugins.downloads to its archive, or connect.plugins.path= with a connect.image that has it." ($others | uniq | join " or ")) -}}
{{- end -}}
{{- with $mqtt.source -}}
{{- if and .enabled (eq .connector "camel") (not (regexMatch "^[^+#$]*[+]$" .topic)) -}}
{{- $problems = append $problems (printf "mqtt.source.connector is camel, and mqtt.source.topic %s does not end in its only wildcard, a +. Set a filter such as sensor/+." .topic) -}}
{{- end -}}
{{- if and .enabled (eq .connector "lenses") (not .keyField) -}}
{{- $problems = append $problems "mqtt.source.connector is lenses, which cannot take the key from the MQTT topic. Set mqtt.source.keyField to the field of the payload that holds the sensor id." -}}
{{- end -}}
{{- if and .keyField (ne .connector "lenses") -}}
{{- $problems = append $problems (printf "mqtt.source.keyField is set, but mqtt.source.connector is %s. Leave it empty." .connector) -}}
{{- end -}}
{{- if and $.Values.helmTest.mqtt.enabled .enabled (eq .connector "lenses") -}}
{{- $problems = append $problems "helmTest.mqtt.enabled is true with mqtt.source.connector lenses: the test's message has no sensor id in it. Set it to false." -}}
{{- end -}}
{{- end -}}
{{- if and $mqtt.sink.enabled (eq $mqtt.sink.connector "lenses") (ne $mqtt.sink.topic "{key}") -}}
{{- $problems = append $problems (printf "mqtt.sink.connector is lenses, which puts nothing around a key, and mqtt.sink.topic is %s. Set mqtt.sink.topic to {key} alone, or mqtt.sink.connector=kafka-alarms." $mqtt.sink.topic) -}}
{{- end -}}
{{- toYaml $problems -}}
{{- end }}
