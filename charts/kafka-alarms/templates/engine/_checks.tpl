{{/* What is wrong with the sources of rule plug-ins, as a YAML list. */}}
{{- define "kafka-alarms.rules.problems" -}}
{{- $problems := list -}}
{{- with .Values.rules -}}
{{- if .imageVolume -}}
{{- if not .image.repository -}}
{{- $problems = append $problems "rules.imageVolume is true without an image. Set rules.image.repository." -}}
{{- end -}}
{{- if or .downloads .configMaps -}}
{{- $problems = append $problems "rules.imageVolume is true: nothing else fits into an image. Leave rules.downloads and rules.configMaps empty, or set rules.imageVolume=false." -}}
{{- end -}}
{{- if semverCompare "<1.33-0" $.Capabilities.KubeVersion.Version -}}
{{- $problems = append $problems (printf "rules.imageVolume needs Kubernetes 1.33, this is %s. Set rules.imageVolume=false." $.Capabilities.KubeVersion.Version) -}}
{{- end -}}
{{- end -}}
{{- if and .tables (not .file) -}}
{{- $problems = append $problems "rules.tables is set without rules.file, which names them. Set rules.file, or put the tables into the ConfigMap of rules.existingConfigMap." -}}
{{- end -}}
{{- if hasKey .tables "rules.json" -}}
{{- $problems = append $problems "rules.tables has a table rules.json, which is the rules file. Give the table another name." -}}
{{- end -}}
{{- if and .existingConfigMap .file -}}
{{- $problems = append $problems "rules.file and rules.existingConfigMap are both set. Set one of them." -}}
{{- end -}}
{{- end -}}
{{- toYaml $problems -}}
{{- end }}
