#!/bin/sh
# Time to get the pixels of a scanned page (A4, 300 dpi) from a PDF, by how it is packed: as the program does it, and with one
# poppler process for each page.
# usage: bench/pixels.sh
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
dotnet build "$root/tests/DisclosureExtract.Tests" -c Release -v quiet --nologo >&2
exec "$root/artifacts/bin/DisclosureExtract.Tests/release/DisclosureExtract.Tests" -noLogo -noColor -explicit only -showLiveOutput -method DisclosureExtract.Tests.Pdf.PixelTimes.Full
