#!/bin/sh
# How long a corpus takes: corpus.sh PROGRAM [DOCUMENTS]. Makes so many results out of the fixtures' (other hash, body and year each),
# collects them twice and asks every question; prints seconds and the largest memory.
set -eu
program=$1
documents=${2:-10000}
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$program" extract "$root/fixtures/synthetic-budget" "$root/fixtures/synthetic-final" "$root"/seeds/*.txt --out "$work/base" -q
mkdir "$work/results"
n=0
while [ "$n" -lt "$documents" ]; do
    for base in "$work"/base/[!_]*.json; do
        [ "$n" -lt "$documents" ] || break
        sha=$(printf '%064d' "$n")
        sed -e "0,/\"sha256\": \"[0-9a-f]*\"/s//\"sha256\": \"$sha\"/" \
            -e "0,/\"entity\": \"\([^\"]*\)\"/s//\"entity\": \"\1$((n / 15))\"/" \
            -e "0,/\"year\": [0-9nul]*/s//\"year\": $((2020 + n / 3 % 5))/" "$base" > "$work/results/$n.json"
        n=$((n + 1))
    done
done
du -sh "$work/results" | cut -f1 | sed 's/$/ of results/'
timed() { # what command…
    what=$1
    shift
    /usr/bin/time -f "$what: %e s, %U s of processor, %M KiB" "$@" > "$work/answer" 2> "$work/time" || head -3 "$work/time"
    tail -1 "$work/time"
}
timed collect "$program" collect "$work/results" --to "$work/corpus.duckdb"
cat "$work/answer"
timed again "$program" collect "$work/results" --to "$work/corpus.duckdb" -q
for question in $("$program" query | sed 1d | cut -d' ' -f1); do
    timed "$question" "$program" query "$question" --db "$work/corpus.duckdb"
done
du -sh "$work/corpus.duckdb" | cut -f1 | sed 's/$/ of corpus/'
