#!/bin/sh
# What sharing the work costs and gains. PostgreSQL must be installed; it is started in a folder of its own.
# usage: bench/queue.sh overhead            what the queue costs a document that takes no time to read
#        bench/queue.sh scale [COUNT]       documents a second with 1, 2 and 4 worker processes, over copies of the fixtures with changed bytes
#        bench/queue.sh ledger [COUNT]      10⁷ documents in the ledger: entering, feeding, answering status
#        bench/queue.sh simulate [OPTION…]  100 workers and 10⁷ documents, from the figures measured; --help
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
mode=${1:?usage: bench/queue.sh overhead|scale|ledger|simulate}
shift
case $mode in
    overhead)
        tests="$root/artifacts/bin/DisclosureExtract.Tests/release/DisclosureExtract.Tests"
        [ -x "$tests" ] || dotnet build "$root/tests/DisclosureExtract.Tests" -c Release -v quiet --nologo
        exec "$tests" -noLogo -noColor -explicit only -showLiveOutput -class "*.OverheadTests" ;;
    scale | ledger)
        "$root/disclosure-extract" --version >/dev/null # builds if need be
        exec python3 "$root/bench/queue.py" "$mode" "$root/artifacts/app/disclosure-extract" "$root" "$@" ;;
    simulate) exec dotnet run --project "$root/tools/DisclosureExtract.Tools" -c Release -- queue "$@" ;;
    *) echo "queue: unknown mode $mode" >&2; exit 2 ;;
esac
