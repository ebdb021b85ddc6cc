#!/bin/sh
# Pages read twice with faults against pages from one template: how many copies are found, how many pages wrongly taken for copies.
# usage: bench/near-duplicates.sh [COUNT]
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
dotnet build "$root/src/DisclosureExtract.Lab" -c Release -v quiet --nologo >&2
exec "$root/artifacts/bin/DisclosureExtract.Lab/release/DisclosureExtract.Lab" near-duplicates "${1:-1000}"
