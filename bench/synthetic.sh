#!/bin/sh
# Extracts synthetic documents and holds the result against their truth: recall, precision and false errors by option, then
# planted faults, then the wider layouts, the forms of other places and budgets of whole governments.
# usage: bench/synthetic.sh [SEEDS [FAULT_SEEDS [WIDE_SEEDS [PLACE_SEEDS [GOV_SEEDS]]]]]      (ranges such as 1-400)
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
dotnet build "$root/tools/DisclosureExtract.Tools" -c Release -v quiet --nologo >/dev/null
tools="$root/artifacts/bin/DisclosureExtract.Tools/release/disclosure-tools"
"$tools" score --seeds "${1:-1-400}" || true
echo
echo "with planted faults:"
"$tools" score --seeds "${2:-1-100}" --faults 3 --show 1 | grep -e 'fault not found' -e ' documents, ' || true
echo
echo "wider layouts:"
"$tools" score --layouts wide --seeds "${3:-1001-1200}" || true
echo
echo "other places:"
"$tools" score --layouts places --seeds "${4:-1-200}" || true
echo
echo "governments:"
"$tools" score --layouts governments --seeds "${5:-1-300}" || true
