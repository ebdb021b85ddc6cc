#!/bin/sh
# This build against an older one, in turns, because the speed of a machine drifts: wall clock and processor time of whole runs.
# usage: bench/speed-pairs.sh [REVISION] [DOCUMENTS] [PAIRS]
#   REVISION   default: the last commit that read forms only, before cards, prose, noise and models
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
revision=${1:-1084ce5}
documents=${2:-$root/../shared/corpus}
pairs=${3:-9}
older=$(mktemp -d)
trap 'git -C "$root" worktree remove --force "$older/tree" 2>/dev/null || true; rm -rf "$older"' EXIT
git -C "$root" worktree add --quiet --detach "$older/tree" "$revision"
"$root/disclosure-extract" --version >/dev/null # builds if need be
"$older/tree/disclosure-extract" --version >/dev/null
python3 - "$older/tree/artifacts/app" "$root/artifacts/app" "$documents" "$pairs" <<'PY'
import os, resource, shutil, statistics, subprocess, sys, tempfile, time
old, new, documents, pairs = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])

def run(app):
    out, before, start = tempfile.mkdtemp(), resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([os.path.join(app, "disclosure-extract"), "extract", documents, "--out", out, "--quiet"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    shutil.rmtree(out)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

run(old), run(new)
times = {old: [], new: []}
for i in range(pairs):
    for app in (old, new) if i % 2 == 0 else (new, old): times[app].append(run(app))
for name, part in (("wall clock", 0), ("processor time", 1)):
    a, b = ([t[part] for t in times[app]] for app in (old, new))
    print(f"{name:<15} older median {statistics.median(a):.3f} s, this {statistics.median(b):.3f} s; this takes {statistics.median(y / x for x, y in zip(a, b)):.3f} times as long (median of {pairs} pairs)")
PY
