#!/bin/sh
# How long `collect` takes over many results, again with nothing new, and each question on the corpus: wall clock, processor time, memory.
# Fails where a bound is missed: 120 s and 1 GiB for each 10,000 results, 10 s where nothing is new, 1 s a question; on a machine with nothing else to do.
# Some documents are synthesised and extracted; each result then stands for as many bodies and years as asked for.
# usage: bench/corpus-size.sh [RESULTS] [SEEDS]
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
results=${1:-10000}
seeds=${2:-20001-20040}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$root/disclosure-extract" --version >/dev/null # builds if need be
dotnet build "$root/tools/DisclosureExtract.Tools" -c Release -v quiet --nologo >&2
"$root/artifacts/bin/DisclosureExtract.Tools/release/disclosure-tools" make --seeds "$seeds" --out "$work/pdf" >&2
app="$root/artifacts/app/disclosure-extract"
"$app" extract "$work/pdf/*.pdf" --out "$work/one" --quiet >&2
python3 - "$app" "$work" "$results" <<'PY'
import glob, hashlib, json, os, re, subprocess, sys, time
app, work, count = sys.argv[1], sys.argv[2], int(sys.argv[3])

def multiply():
    """Each result under other bodies, years and hashes; everything else as it is."""
    os.mkdir(os.path.join(work, "many"))
    sources = [f for f in sorted(glob.glob(os.path.join(work, "one", "*.json"))) if not f.endswith("_run.json")]
    texts = []
    for f in sources:
        text = open(f, encoding="utf-8").read()
        result = json.loads(text)
        texts.append((text, result["source"]["sha256"], result["source"]["file"], result["disclosure"].get("entity"), result["disclosure"].get("year")))
    size = 0
    for i in range(count):
        text, digest, file, body, year = texts[i % len(texts)]
        round_ = i // len(texts)
        text = text.replace(digest, hashlib.sha256(f"{digest}{round_}".encode()).hexdigest()).replace(f'"{file}"', f'"{round_:04d}-{file}"')
        if body: text = text.replace(f'"{body}"', f'"{body}{round_ // 5}"')
        if year: text = re.sub(rf'("year": ?){year}\b', rf'\g<1>{year - round_ % 5}', text)
        path = os.path.join(work, "many", f"{round_:04d}-{os.path.splitext(file)[0]}.json")
        with open(path, "w", encoding="utf-8") as out: out.write(text)
        size += len(text.encode())
    print(f"{count} results of {len(texts)} documents, {size / 2**20:.0f} MiB")

missed = []

def run(name, seconds, *args):
    start = time.perf_counter()
    process = subprocess.Popen([app, *args], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    said = process.stdout.read()
    _, code, usage = os.wait4(process.pid, 0)
    if code: sys.exit(f"{name}: {said}")
    took, memory = time.perf_counter() - start, usage.ru_maxrss / 1024
    print(f"{name:<22} {took:7.2f} s  processor {usage.ru_utime + usage.ru_stime:7.2f} s  memory {memory:6.0f} MiB")
    if took > seconds: missed.append(f"{name}: {took:.2f} s, at most {seconds:g} s are allowed")
    if memory > 1024: missed.append(f"{name}: {memory:.0f} MiB, at most 1024 MiB are allowed")
    return said

multiply()
many, corpus = os.path.join(work, "many"), os.path.join(work, "corpus.duckdb")
print(run("collect", 120 * max(count, 1000) / 10000, "collect", many, "--to", corpus).strip().splitlines()[-1])
run("collect again", 10, "collect", many, "--to", corpus)
names = [line.split()[0] for line in subprocess.run([app, "query"], capture_output=True, text=True).stdout.splitlines()[1:] if line.strip()]
for name in names: run(f"query {name}", 1, "query", name, "--db", corpus)
print(f"corpus {os.path.getsize(corpus) / 2**20:.0f} MiB")
if missed: sys.exit("bounds missed:\n" + "\n".join(missed))
PY
