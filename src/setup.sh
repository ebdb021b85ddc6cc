#!/bin/sh
# Sets up what the program and its tests need: packages of the distribution, then the published program.
# usage: setup.sh app|tests
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
log="$root/artifacts/setup.log"
mkdir -p "$root/artifacts"

fail() { echo "setup: $1" >&2; exit 1; }

command -v dotnet >/dev/null || fail "the .NET SDK is missing. Install the version named in global.json and try again."

# Packages: poppler draws pages for inspect; the fonts draw Chinese labels and synthetic pages.
missing=
command -v pdftoppm >/dev/null || missing="$missing poppler-utils"
[ -e /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc ] || missing="$missing fonts-noto-cjk"
if [ "$1" = tests ]; then
    [ -e /usr/share/fonts/truetype/wqy/wqy-zenhei.ttc ] || missing="$missing fonts-wqy-zenhei"
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
        echo "setup: without$missing the command inspect draws no page image; the rest works" >&2
    fi
fi

case $(uname -m) in aarch64|arm64) rid=linux-arm64 ;; *) rid=linux-x64 ;; esac
app="$root/artifacts/app"
echo "setup: building" >&2
dotnet publish "$root/src/DisclosureExtract.Cli" -c Release -r $rid --no-self-contained -o "$app" -v quiet --nologo >>"$log" 2>&1 \
    || { tail -n 20 "$log" >&2; fail "the build failed; see $log"; }
touch "$app/.built"
