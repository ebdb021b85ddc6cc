#!/bin/sh
# Makes what can be installed on a machine without .NET, of this checkout.
# usage: deploy/publish.sh [--runtime linux-x64|linux-arm64] [--out DIR]
#   DIR/disclosure-extract-VERSION-RUNTIME.tar.gz   one executable file, the models, the server and the queue beside it
#   DIR/disclosure-extract_VERSION_ARCH.deb         a package that depends on poppler, tesseract and a Chinese font (where dpkg-deb is)
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd -P)
case $(uname -m) in aarch64|arm64) rid=linux-arm64 ;; *) rid=linux-x64 ;; esac
out="$root/artifacts/release"
usage() { echo "usage: deploy/publish.sh [--runtime linux-x64|linux-arm64] [--out DIR]" >&2; exit 2; }
while [ $# -gt 0 ]; do
    case $1 in
        --runtime) rid=${2-}; shift 2 || usage ;;
        --out) out=${2-}; shift 2 || usage ;;
        *) usage ;;
    esac
done
case $rid in linux-x64) arch=amd64 ;; linux-arm64) arch=arm64 ;; *) usage ;; esac
mkdir -p "$out"
out=$(CDPATH= cd -- "$out" && pwd -P)
version=$(sed -n 's/.*<Version>\(.*\)<\/Version>.*/\1/p' "$root/Directory.Build.props")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

publish() { # FOLDER OPTION…
    folder=$1; shift
    dotnet publish "$root/src/DisclosureExtract.Cli" -c Release -r $rid --self-contained -o "$folder" -v quiet --nologo \
        -p:RunAnalyzers=false -p:DebugType=none -p:GenerateDocumentationFile=false "$@" >&2
}

# Server and queue are programs of their own; here they bring their runtime too, one for both, as nothing else on the machine does.
publish_server() { # FOLDER
    for side in Server Queue; do
        dotnet publish "$root/src/DisclosureExtract.$side" -c Release -r $rid --self-contained -o "$1/serve" -v quiet --nologo \
            -p:RunAnalyzers=false -p:DebugType=none -p:GenerateDocumentationFile=false >&2
    done
    # Linked unmodified under LGPL-3: their notices go with them.
    packages=$(dotnet nuget locals global-packages --list | sed 's/^[^:]*: //')
    for package in Hangfire.Core Hangfire.PostgreSql; do
        of=$(sed -n "s/.*\"$package\" Version=\"\([^\"]*\)\".*/\1/p" "$root/Directory.Packages.props")
        mkdir -p "$1/serve/licences/$package"
        find "$packages/$(echo $package | tr A-Z a-z)/$of" -maxdepth 1 -type f \( -name 'LICENSE*' -o -name 'COPYING*' -o -name NOTICES \) \
            -exec cp {} "$1/serve/licences/$package" \;
    done
}

# One file: what is native unpacks itself into the user's cache when it is first needed.
name=disclosure-extract-$version-$rid
echo "publish: one file for $rid (some minutes)" >&2
publish "$work/$name" -p:PublishSingleFile=true -p:IncludeNativeLibrariesForSelfExtract=true
publish_server "$work/$name"
cp "$root/LICENSE" "$root/README.md" "$root/CHANGELOG.md" "$work/$name"
tar -C "$work" --owner=0 --group=0 -czf "$out/$name.tar.gz" "$name"
echo "$out/$name.tar.gz"

# A package is unpacked already, so that a service needs no cache to start from.
command -v dpkg-deb >/dev/null || { echo "publish: no package is made, dpkg-deb is missing" >&2; exit 0; }
deb="$work/deb"
echo "publish: the package for $arch (some minutes)" >&2
publish "$deb/usr/lib/disclosure-extract"
cp -r "$work/$name/serve" "$deb/usr/lib/disclosure-extract/serve"
mkdir -p "$deb/usr/bin" "$deb/usr/share/doc/disclosure-extract" "$deb/usr/lib/systemd/system" "$deb/DEBIAN"
ln -s ../lib/disclosure-extract/disclosure-extract "$deb/usr/bin/disclosure-extract"
cp "$root/LICENSE" "$deb/usr/share/doc/disclosure-extract/copyright"
cp "$root/README.md" "$root/CHANGELOG.md" "$root"/docs/watch.md "$root"/docs/scale.md "$deb/usr/share/doc/disclosure-extract"
for unit in watch queue worker; do
    sed -e 's#/opt/disclosure-extract/artifacts/app/#/usr/lib/disclosure-extract/#' -e 's#/opt/disclosure-extract/docs/#/usr/share/doc/disclosure-extract/#' \
        "$root/deploy/disclosure-extract-$unit.service" >"$deb/usr/lib/systemd/system/disclosure-extract-$unit.service"
done
cat >"$deb/DEBIAN/control" <<CONTROL
Package: disclosure-extract
Version: $version
Architecture: $arch
Maintainer: The DisclosureExtract authors <root@localhost>
Section: text
Priority: optional
Installed-Size: $(du -sk "$deb/usr" | cut -f1)
Depends: libc6, libgcc-s1, libstdc++6, poppler-utils, tesseract-ocr, tesseract-ocr-chi-sim, fonts-noto-cjk
Recommends: bubblewrap
Suggests: postgresql
Description: Budget disclosures of Chinese public bodies as checked data
 Reads 预算公开 and 决算公开, born digital or scanned, into facts that are
 held against their sums; whatever is in doubt is flagged.
CONTROL
find "$deb" -type d -exec chmod 755 {} +
dpkg-deb --root-owner-group --build "$deb" "$out/disclosure-extract_${version}_$arch.deb" >/dev/null
echo "$out/disclosure-extract_${version}_$arch.deb"
