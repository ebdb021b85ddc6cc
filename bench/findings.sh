#!/bin/sh
# Lists every finding of severity error over a folder of documents, to be held against the printed pages one by one.
# usage: bench/findings.sh [DOCUMENTS] [SEVERITIES]     SEVERITIES: comma-separated, default error
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
documents=${1:-$root/../shared/corpus}
severities=${2:-error}
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
"$root/disclosure-extract" extract "$documents" --out "$out" --quiet || true
exec python3 - "$out" "$severities" <<'PY'
import glob, json, os, sys
out, severities = sys.argv[1], set(sys.argv[2].split(","))
total = 0
for path in sorted(glob.glob(os.path.join(out, "*.json"))):
    if os.path.basename(path).startswith("_"): continue
    document = json.load(open(path, encoding="utf8"))
    forms = [t["form"] for t in document["tables"] if t["form"] != "other"]
    print(f"{document['source']['file']}: {document['summary']['status']}, {len(forms)} forms, {document['summary']['facts']} facts")
    for finding in document["findings"]:
        if finding["severity"] in severities:
            total += 1
            place = finding.get("place") or {}
            print(f"  {finding['severity']} {finding['rule']} ({finding['cause']}) page {place.get('page', '?')}: {finding['message']}")
print(f"{total} findings of severity {', '.join(sorted(severities))}")
PY
