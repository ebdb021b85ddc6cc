#!/bin/sh
# The full mode of the reliability harness; its short mode runs with the tests.
# usage: bench/reliability.sh crash              300 files, the watcher killed 60 times
#        bench/reliability.sh resume             300 files, extract killed 20 times
#        bench/reliability.sh queue              300 files, 4 workers of a queue, they and PostgreSQL killed 60 times
#        bench/reliability.sh lease              a worker of a queue killed with its batch in hand and a backlog waiting
#        bench/reliability.sh inputs [FROM [COUNT]]   mutated files through extract (20,000 from 0)
#        bench/reliability.sh watched [FROM [COUNT]]  mutated files (1,000) and all bombs through one watcher
#        bench/reliability.sh bombs              hand-made bombs, each with its time and memory
#        bench/reliability.sh hostile [FOLDER]   2,000 PDFs made to do harm in one run, and the files of a folder
#        bench/reliability.sh faults             disk full, permissions lost, children killed, against a running watcher
#        bench/reliability.sh throughput [DOCUMENTS [COUNT]]  watch against extract, over copies with changed bytes
#        bench/reliability.sh soak [COUNT]       small files through one watcher: memory and handles
#        bench/reliability.sh latency [RUNS]     one file dropped into an idle watcher
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
mode=${1:?usage: bench/reliability.sh crash|resume|queue|lease|inputs|watched|bombs|hostile|faults|throughput|soak|latency}
shift
"$root/disclosure-extract" --version >/dev/null # builds if need be

explicit() { # method
    tests="$root/artifacts/bin/DisclosureExtract.EndToEnd/release/DisclosureExtract.EndToEnd"
    [ -x "$tests" ] || dotnet build "$root/tests/DisclosureExtract.EndToEnd" -c Release -v quiet --nologo
    "$tests" -noLogo -noColor -explicit only -showLiveOutput -method "DisclosureExtract.EndToEnd.Reliability.$1"
}

case $mode in
    crash) explicit CrashSafetyTests.Full ;;
    resume) explicit ResumeTests.Full ;;
    queue) explicit QueueTests.Full ;;
    lease) explicit QueueTests.Lease ;;
    hostile) RELIABILITY_FOLDER=${1:-} explicit HostileTests.Full ;;
    bombs) explicit BadInputTests.FullBombs ;;
    inputs) RELIABILITY_FROM=${1:-0} RELIABILITY_COUNT=${2:-20000} explicit BadInputTests.Full ;;
    watched) RELIABILITY_FROM=${1:-0} RELIABILITY_COUNT=${2:-1000} explicit BadInputTests.FullWatched ;;
    faults | throughput | soak | latency) exec python3 "$root/bench/reliability.py" "$mode" "$root/artifacts/app/disclosure-extract" "$root" "$@" ;;
    *) echo "reliability: unknown mode $mode" >&2; exit 2 ;;
esac
