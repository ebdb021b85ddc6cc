#!/bin/sh
# Reads the cells of born-digital pages from pixels, cell by cell, and compares with their text layer.
# usage: bench/cells.sh [DPI] [clean|blur|jpeg|scan|harsh] [SHOW] [EVERY] [FILE...]
#   SHOW   how many misses to print (default 0); EVERY takes each n-th page (default 1)
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
dpi=${1:-200} degradation=${2:-scan} show=${3:-0} every=${4:-1}
[ $# -ge 4 ] && shift 4 || shift $#
[ $# -gt 0 ] || set -- "$root"/../shared/corpus/*.pdf
dotnet build "$root/tools/DisclosureExtract.Tools" -c Release -v quiet --nologo >/dev/null
exec "$root/artifacts/bin/DisclosureExtract.Tools/release/disclosure-tools" cells "$dpi" "$degradation" "$show" "$every" "$@"
