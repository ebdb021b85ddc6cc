#!/bin/sh
# The figures promised of the review pages, on a quiet machine; exit code 1 where one is missed. Needs Chromium.
# usage: bench/review.sh report     page of 80 scanned pages: size, time until it can be used, longest task of scrolling, search, deciding
#        bench/review.sh serve      10,000 documents: time of the index, first page, search, deep pages
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
case ${1:-} in
    report) what=Report ;;
    serve) what=Serve ;;
    *) echo "usage: bench/review.sh report|serve" >&2; exit 2 ;;
esac
"$root/disclosure-extract" --version >/dev/null # builds if need be
dotnet build "$root/tests/DisclosureExtract.EndToEnd" -c Release -r linux-x64 --no-self-contained -v quiet --nologo >&2
exec "$root/artifacts/bin/DisclosureExtract.EndToEnd/release_linux-x64/DisclosureExtract.EndToEnd" \
    -noLogo -noColor -explicit only -showLiveOutput -method "DisclosureExtract.EndToEnd.Review.ReviewTimes.$what"
