#!/bin/bash
# usage: bench/duties.sh [--documents N] [--seed N] [--show N] -- faults of the kinds that reviewers answer for, one in a document that is right else
cd "$(dirname "$0")/.." || exit 1
dotnet run --project tools/DisclosureExtract.Tools -c Release -v quiet -- duties "$@"
