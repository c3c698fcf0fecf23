#!/usr/bin/env bash
# Packages the chart for a registry: with the version of the release, and with that registry as the place of the image.
# Usage: package-chart.sh VERSION REGISTRY OUT; prints the path of the archive.
set -euo pipefail
version=$1 registry=$2 out=$3
cd "$(dirname "${BASH_SOURCE[0]}")/.."
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
cp -R charts/kafka-alarms "$copy/"
# The block of our own image comes first among the images.
awk -v registry="$registry" '
  /^image:/ { own = 1 }
  own && /^  registry: ""$/ { sub(/""/, registry); own = 0 }
  { print }
' charts/kafka-alarms/values.yaml > "$copy/kafka-alarms/values.yaml"
mkdir -p "$out"
helm package "$copy/kafka-alarms" --version "$version" --app-version "$version" --destination "$out" >&2
echo "$out/kafka-alarms-$version.tgz"
