#!/bin/bash
# usage: bench/deletions.sh [--sample N] FILE.pdf… -- how often a single amount deleted from a text layer is noticed
cd "$(dirname "$0")/.." || exit 1
dotnet run --project tools/DisclosureExtract.Tools -c Release -v quiet -- deletions "$@"
