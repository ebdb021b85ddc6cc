#!/bin/sh
# The ladder of scans: real PDFs rasterised and spoilt step by step with fixed seeds, extracted, and held against the originals.
# usage: bench/scans.sh [--rungs 200-clean,…] [--documents FOLDER] [--seed N] [--only NAME,…] [--show N]
#   --rungs      also 300-bilevel, 200-bilevel, 200-copied, 200-stamped, 200-photo, 200-faint, 200-streaked, 200-broken,
#                200-darkmark, 200-officestamps, 200-pen, 200-tilted, 200-keystone, 200-bled, 200-exposed, 200-dithered,
#                200-claim, 300-claim, 100-scan, which no run includes by itself
#   --documents  PDFs with their truth beside them (NAME.facts.csv), as disclosure-tools make writes them, instead of the corpus
#   --seed       other accidents of the same kind
#   SHARED  folder with corpus/, truth/ and tools/score_facts.py (environment; default ../shared)
# Prints one table: numeric and text cells exact, facts exact (and as they were read, before
# repair: undone from what the result keeps of every repair), silent wrong amounts, grid cells with the right span, pages with
# watermark and seal found of those that have one (+ reported where there is none), findings of severity error beyond the
# original's, characters of prose right and in order (of the longer text), claims found again of the original's (+ others),
# entries of project cards (names, funds, indicators) found again, seconds a page, peak memory.
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
shared=${SHARED:-$root/../shared}
"$root/disclosure-extract" --version >/dev/null # builds if need be
dotnet build "$root/tools/DisclosureExtract.Tools" -c Release -v quiet --nologo
exec "$root/artifacts/bin/DisclosureExtract.Tools/release/disclosure-tools" ladder \
    "$root/artifacts/app/disclosure-extract" "$shared/tools/score_facts.py" "$shared/corpus" "$shared/truth" "$root/artifacts/ladder" "$@"
