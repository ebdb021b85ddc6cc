#!/bin/sh
# Coverage-guided fuzzing with SharpFuzz and AFL++ (both installed by whoever runs this; the repository needs neither).
# usage: bench/fuzz.sh pdf|transcript|zip|result [SECONDS]
#   dotnet tool install --global SharpFuzz.CommandLine; apt-get install afl++
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
target=${1:?usage: bench/fuzz.sh pdf|transcript|zip|result [SECONDS]}
seconds=${2:-3600}
command -v afl-fuzz >/dev/null || { echo "fuzz: afl-fuzz is missing" >&2; exit 1; }
command -v sharpfuzz >/dev/null || { echo "fuzz: sharpfuzz is missing" >&2; exit 1; }
work="$root/artifacts/fuzz/$target"
mkdir -p "$work/in"
dotnet publish "$root/bench/DisclosureExtract.Fuzz" -c Release -o "$work/app" -v quiet --nologo
for assembly in "$work"/app/DisclosureExtract.dll "$work"/app/DisclosureExtract.Engines.dll "$work"/app/UglyToad.PdfPig*.dll; do sharpfuzz "$assembly" >/dev/null; done
case $target in
    pdf) printf '1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Count 1 /Kids [3 0 R] >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%%%EOF' >"$work/in/a" ;;
    transcript) head -c 4000 "$root"/seeds/*.txt >"$work/in/a" ;;
    result) printf '{"schema":"disclosure/1"}' >"$work/in/a" ;;
    *) printf 'PK\003\004' >"$work/in/a" ;;
esac
AFL_SKIP_BIN_CHECK=1 exec afl-fuzz -i "$work/in" -o "$work/out" -t 10000 -m none -V "$seconds" -- dotnet "$work/app/DisclosureExtract.Fuzz.dll" "$target"
