#!/bin/sh
# Pages read twice with faults against pages from one template: how many copies are found, how many pages wrongly taken for copies.
# usage: bench/near-duplicates.sh [COUNT]
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
dotnet build "$root/tools/DisclosureExtract.Tools" -c Release -v quiet --nologo >&2
exec "$root/artifacts/bin/DisclosureExtract.Tools/release/disclosure-tools" near-duplicates "${1:-1000}"
