#!/usr/bin/env bash
# Prints what the changelog says of a version.
# Usage: changes.sh VERSION
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
changes=$(awk -v version="$1" '/^## /{ found = ($2 == version); next } found' CHANGELOG.md)
[[ -n $changes ]] || { echo "CHANGELOG.md has no section $1." >&2; exit 1; }
printf '%s\n' "$changes"
