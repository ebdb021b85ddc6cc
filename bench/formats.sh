#!/bin/sh
# Facts of documents through every format and back: extract, export and collect write them, readers of others read them, and every
# value is held against the JSON. Fails where one differs.
# usage: bench/formats.sh [FOLDER of documents]
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
documents=${1:-$root/fixtures}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$root/disclosure-extract" --version >/dev/null # builds if need be
app="$root/artifacts/app/disclosure-extract"
dotnet build "$root/tools/DisclosureExtract.Tools" -c Release -v quiet --nologo >&2
code=0
"$app" extract "$documents" --out "$work/results" --format json,ndjson,csv,parquet,xlsx --quiet >&2 || code=$?
[ "$code" -le 1 ] || echo "extract ended with $code: not every document was read" >&2
results=$(find "$work/results" -maxdepth 1 -name '*.json' ! -name '_*' | wc -l)
[ "$results" -gt 0 ] || { echo "no result of $documents" >&2; exit 1; }
echo "$results results"
find "$work/results" -maxdepth 1 -name '*.json' ! -name '_*' -exec "$app" export --format xbrl --to "$work/xbrl" {} +
find "$work/results" -maxdepth 1 -name '*.json' ! -name '_*' -exec "$app" export --format fdp --to "$work/fdp" {} +
"$app" collect "$work/results" --to "$work/corpus.duckdb" >&2
"$root/artifacts/bin/DisclosureExtract.Tools/release/disclosure-tools" formats "$work"
