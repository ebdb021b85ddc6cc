#!/bin/sh
# Extracts every document that has truth and scores the facts exactly.
# usage: bench/accuracy.sh [SCORER [DOCUMENTS TRUTH]...]
#   SCORER     score_facts.py (default ../shared/tools/score_facts.py)
#   DOCUMENTS  folder with NAME.pdf or NAME.txt; TRUTH folder with NAME.facts.csv
# The fixtures of the repository are scored in any case.
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
scorer=${1:-$root/../shared/tools/score_facts.py}
[ -e "$scorer" ] || { echo "accuracy: no scorer at $scorer" >&2; exit 2; }
[ $# -gt 0 ] && shift
[ $# -gt 0 ] || set -- "$root/../shared/corpus" "$root/../shared/truth"
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

score() { # document truth
    "$root/disclosure-extract" extract "$1" --out "$out" --format csv --quiet || true
    stem=$(basename "$1"); stem=${stem%.*}
    printf '%-28s ' "$stem"
    python3 "$scorer" "$2" "$out/$stem.facts.csv" --show 5
}

score "$(ls "$root"/seeds/*.txt)" "$root/fixtures/seed/expected.facts.csv"
while [ $# -ge 2 ]; do
    for truth in "$2"/*.facts.csv; do
        name=$(basename "$truth" .facts.csv)
        for document in "$1/$name.pdf" "$1/$name.txt"; do
            [ ! -e "$document" ] || score "$document" "$truth"
        done
    done
    shift 2
done
for truth in "$root"/fixtures/*/*.facts.csv; do
    document=${truth%.facts.csv}.pdf
    [ ! -e "$document" ] || score "$document" "$truth"
done
