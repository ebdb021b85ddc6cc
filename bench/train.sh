#!/bin/sh
# Trains the two models of models/ on data made here (fixed seeds), measures them against the rules alone on wordings, rows and
# noise that were not trained on, and writes models/learned.json and models/README.md. The same machine gives the same files.
# usage: bench/train.sh
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
dotnet build "$root/tools/DisclosureExtract.Tools" -c Release -v quiet --nologo >&2
exec "$root/artifacts/bin/DisclosureExtract.Tools/release/disclosure-tools" train "$root/models"
