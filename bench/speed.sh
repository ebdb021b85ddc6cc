#!/bin/sh
# Speed and memory over a folder of documents: cold (a new process), warm (rounds in one process), peak memory, start-up.
# usage: bench/speed.sh [DOCUMENTS] [RUNS]
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
documents=${1:-$root/../shared/corpus}
runs=${2:-5}
"$root/disclosure-extract" --version >/dev/null # builds if need be
app="$root/artifacts/app/disclosure-extract"
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
exec python3 - "$app" "$documents" "$out" "$runs" <<'PY'
import json, os, re, statistics, subprocess, sys, time
app, documents, out, runs = sys.argv[1:4] + [int(sys.argv[4])]

def run(*args):
    start = time.perf_counter()
    process = subprocess.Popen([app, *args], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    errors = process.stderr.read()
    _, _, usage = os.wait4(process.pid, 0)
    return time.perf_counter() - start, usage.ru_maxrss / 1024, errors

def row(name, values, unit, pages=None):
    values = sorted(values)
    rate = f"  = {pages / statistics.median(values):.0f} pages/s" if pages else ""
    print(f"{name:<22} min {values[0]:.3f}  median {statistics.median(values):.3f}  max {values[-1]:.3f} {unit}{rate}")

run("extract", documents, "--out", out, "--quiet")
pages = sum(len(json.load(open(os.path.join(out, f)))["pages"]) for f in os.listdir(out) if f.endswith(".json") and f != "_run.json")
cold = [run("extract", documents, "--out", out, "--quiet") for _ in range(runs)]
row("cold", [c[0] for c in cold], "s", pages)
row("peak memory", [c[1] for c in cold], "MiB")
_, memory, errors = run("extract", documents, "--out", out, "--quiet", "--in-process", "--repeat", str(3 * runs))
rounds = [int(m) / 1000 for m in re.findall(r"in (\d+) ms", errors)]
row("warm", rounds[runs:], "s", pages)
row("peak memory, warm", [memory], "MiB")
row("--version", [run("--version")[0] for _ in range(runs)], "s")
print(f"{pages} pages, {os.cpu_count()} processors")
PY
