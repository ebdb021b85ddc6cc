#!/bin/sh
# Pages under watermarks of ten manners: recall, and content lost, in characters.
# usage: bench/watermarks.sh [PAGES]
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
dotnet build "$root/tools/DisclosureExtract.Tools" -c Release -v quiet --nologo >&2
exec "$root/artifacts/bin/DisclosureExtract.Tools/release/disclosure-tools" watermarks "${1:-1000}"
