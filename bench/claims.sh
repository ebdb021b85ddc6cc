#!/bin/sh
# Holds the claims of each result against the document itself: every amount and percentage on a page of prose (text by pdftotext,
# not by us; a transcript as it is, its tables left out) has to be a claim. Prints what is missing.
# usage: bench/claims.sh [DOCUMENTS]   (a folder of PDF or TXT; the seed is always checked)
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
documents=${1:-$root/../shared/corpus}
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
"$root/disclosure-extract" extract "$root"/seeds/*.txt "$documents" --out "$out" --quiet || true
python3 - "$out" "$documents" "$root/seeds" <<'PY'
import collections, glob, json, os, re, subprocess, sys, unicodedata
out, documents, seeds = sys.argv[1:4]
number = re.compile(r"(?<![\d.\-/])(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(亿元|千元|万元|元(?!月)|%|个百分点)")

def numbers(text):
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    return collections.Counter((m[1].replace(",", "") + (m[2] or ""), m[3]) for m in number.finditer(text))

all_stated = all_missing = 0
for path in sorted(glob.glob(os.path.join(out, "*.json"))):
    name = os.path.basename(path)[:-5]
    if name.startswith("_"): continue
    result = json.load(open(path, encoding="utf-8"), parse_float=str, parse_int=str)
    claims = collections.Counter()
    for claim in result["narrative"]["claims"]:
        value = claim["value"].lstrip("-")
        claims[(float(value), claim["unit"])] += 1
    source = os.path.join(seeds if name.startswith("000_") else documents, result["source"]["file"])
    if source.endswith(".txt"):
        lines = open(source, encoding="utf-8").read().replace("\f", "\n").split("\n")
        text = "\n".join(l for l in lines if "\t" not in l)
        # The prose of project cards stands in cells.
        # The prose of project cards stands in cells; a card that stands a second time is noise.
        stated, seen, skip = numbers(text), set(), False
        for line in lines:
            if "\t" not in line: continue
            cells = line.split("\t")
            if cells[0] == "项目名称":
                skip = tuple(cells) in seen and not re.search(r"\t\d{3,9}-", line)
                seen.add(tuple(cells))
            if not skip: stated += sum((numbers(c) for c in cells if len(c) > 20), collections.Counter())
    else:
        pages = [int(p["number"]) for p in result["pages"] if p["role"] == "narrative"]
        # Tables among the prose are no prose.
        tables = {int(p) for t in result["tables"] for p in t["pages"]}
        text = ""
        for page in pages:
            if page in tables: continue
            part = subprocess.run(["pdftotext", "-raw", "-f", str(page), "-l", str(page), source, "-"], capture_output=True, text=True).stdout
            # A page number between two halves of a sentence is no part of it.
            part = re.sub(r"^[-—\s]*\d{1,3}[-—\s]*\n", "", part)
            text += re.sub(r"\n[-—\s]*\d{1,3}[-—\s]*\f?$", "\n", part)
        stated = numbers(text)
    keyed = collections.Counter()
    for (value, unit), count in stated.items(): keyed[(float(value), unit)] += count
    missing = keyed - claims
    all_stated += sum(keyed.values()); all_missing += sum(missing.values())
    states = collections.Counter(c["state"] for c in result["narrative"]["claims"] if c["unit"] in ("元", "千元", "万元", "亿元", "%", "个百分点"))
    print(f"{name[:26]:26} {sum(keyed.values()):4} stated, {sum(missing.values()):3} not among the claims; claims of money and percent: " + ", ".join(f"{k} {v}" for k, v in sorted(states.items())))
    for (value, unit), count in sorted(missing.items()): print(f"    {value}{unit} x{count}")
print(f"all: {all_stated} stated, {all_missing} missing")
PY
