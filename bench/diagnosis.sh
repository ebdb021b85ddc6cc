#!/bin/bash
# usage: bench/diagnosis.sh [--facts N] [--faults N] [--documents N] -- what it takes to find the faults of a document
cd "$(dirname "$0")/.." || exit 1
dotnet run --project tools/DisclosureExtract.Tools -c Release -v quiet -- diagnosis "$@"
