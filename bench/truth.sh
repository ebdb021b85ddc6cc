#!/bin/bash
# usage: bench/truth.sh [--sample N] [--faults N] [--seed N] [--only KIND] [--show N] [--readings] FILE.pdf… -- what is said of faults put into born-digital documents
cd "$(dirname "$0")/.." || exit 1
dotnet run --project tools/DisclosureExtract.Tools -c Release -v quiet -- truth "$@"
