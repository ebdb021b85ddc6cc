#!/bin/sh
# The two models of models/ on what the engines read of scanned documents, before any repair: rules alone against rules with the model.
# usage: bench/readings.sh ORIGINAL SCAN [ORIGINAL SCAN]...    pairs of files; bench/scans.sh leaves the scans of its ladder in artifacts/ladder
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
dotnet build "$root/tools/DisclosureExtract.Tools" -c Release -v quiet --nologo >&2
exec "$root/artifacts/bin/DisclosureExtract.Tools/release/disclosure-tools" readings "$@"
