#!/bin/sh
# Coverage-guided fuzzing with SharpFuzz and AFL++ (both installed by whoever runs this; the repository needs neither).
# usage: bench/fuzz.sh pdf|transcript|image|zip|result [SECONDS]
#   dotnet tool install --global SharpFuzz.CommandLine; apt-get install afl++
# Finds are put into artifacts/fuzz/TARGET/out/default/crashes; what a find does without AFL shows
#   dotnet artifacts/fuzz/TARGET/app/disclosure-tools.dll fuzz TARGET FILE…
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
target=${1:?usage: bench/fuzz.sh pdf|transcript|image|zip|result [SECONDS]}
seconds=${2:-3600}
command -v afl-fuzz >/dev/null || { echo "fuzz: afl-fuzz is missing" >&2; exit 1; }
command -v sharpfuzz >/dev/null || { echo "fuzz: sharpfuzz is missing" >&2; exit 1; }
work="$root/artifacts/fuzz/$target"
rm -rf "$work/in" "$work/app"
mkdir -p "$work/in"
dotnet publish "$root/tools/DisclosureExtract.Tools" -c Release -o "$work/app" -v quiet --nologo
for assembly in DisclosureExtract DisclosureExtract.Engines BitMiracle.LibTiff.NET UglyToad.PdfPig UglyToad.PdfPig.Core UglyToad.PdfPig.Tokenization UglyToad.PdfPig.Fonts; do
    sharpfuzz "$work/app/$assembly.dll" >/dev/null
done

# The seeds: small, and with some of everything the target reads.
page() { # the text of a little ruled table; the target puts %PDF- before it
    cat <<'PDF'
1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Count 1 /Kids [3 0 R] >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 120 60] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> /XObject << /I 6 0 R >> >> >> endobj
4 0 obj << /Length 190 >> stream
q 0.5 w 10 10 100 40 re S 60 10 m 60 50 l S 10 30 m 110 30 l S BT /F 9 Tf 15 36 Td (Item) Tj 50 0 Td [(1) -20 (2.50)] TJ ET Q
q 9 0 0 9 0 0 cm /I Do Q BI /W 1 /H 1 /BPC 8 /CS /G ID x EI
endstream endobj
5 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> endobj
6 0 obj << /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /ASCIIHexDecode /Length 3 >> stream
FF>
endstream endobj
trailer << /Root 1 0 R /Size 7 >>
%%EOF
PDF
}
case $target in
    pdf) page >"$work/in/page" ;;
    transcript)
        head -c 3000 "$root"/seeds/*.txt >"$work/in/seed"
        printf '2026年部门预算\n支出预算总表\n单位：万元\n科目编码\t科目名称\t合计\n208\t教育支出\t1,234.50\n\f合计\t1,234.50\n' >"$work/in/table"
        ;;
    image)
        { printf '%%PDF-'; page; } >"$work/page.pdf"
        for format in png jpeg tiff; do pdftoppm -r 20 -singlefile "-$format" "$work/page.pdf" "$work/in/$format"; done
        pdftoppm -r 20 -singlefile -mono -tiff -tiffcompression lzw "$work/page.pdf" "$work/in/lzw"
        ;;
    zip) python3 -c 'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED); z.writestr("a.txt", "x" * 40); z.writestr("b/c.pdf", "%PDF-1.4")' "$work/in/two" ;;
    result)
        "$root/disclosure-extract" extract "$root/fixtures/synthetic-budget" --out "$work/result" --quiet
        printf '{"schema":"disclosure/2"}' >"$work/in/head"
        python3 -c 'import json, sys
d = json.load(open(sys.argv[1]))
for k, v in d.items():
    if isinstance(v, list): d[k] = v[:1]
table = d["tables"][0]
table["rows"] = table["rows"][:1]
for k, v in table["grid"].items():
    if isinstance(v, list): table["grid"][k] = v[:1]
open(sys.argv[2], "w").write(json.dumps(d, ensure_ascii=False))' "$work/result/synthetic-budget.json" "$work/in/result"
        ;;
    *) echo "fuzz: unknown target $target" >&2; exit 2 ;;
esac
AFL_SKIP_BIN_CHECK=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_SKIP_CPUFREQ=1 AFL_NO_AFFINITY=1 AFL_NO_UI=1 AFL_FORKSRV_INIT_TMOUT=120000 \
    afl-fuzz -i "$work/in" -o "$work/out" -t 10000 -m none -V "$seconds" -- dotnet "$work/app/disclosure-tools.dll" fuzz "$target" >"$work/log" 2>&1 || { tail -n 20 "$work/log"; exit 1; }
grep -E 'execs_done|corpus_count|saved_crashes|saved_hangs|bitmap_cvg|run_time' "$work/out/default/fuzzer_stats"
