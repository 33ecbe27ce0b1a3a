#!/bin/sh
# The few shared libraries that Qt's own wheels expect of the system. On Debian and Ubuntu as root they are
# installed; otherwise the one command to run is printed. macOS and Windows bring everything themselves.
set -eu
[ "$(uname -s)" = Linux ] || exit 0

missing="" wished=""
there() { ldconfig -p 2>/dev/null | grep -q "$1" || [ -e "/usr/lib/$(uname -m)-linux-gnu/$1" ]; }
need() { there "$2" || missing="$missing $1"; } # need PACKAGE SONAME
wish() { there "$2" || wished="$wished $1"; }   # what only the camera needs: without it the window says so
need libgl1 libGL.so.1
need libegl1 libEGL.so.1
need libfontconfig1 libfontconfig.so.1
need libxkbcommon0 libxkbcommon.so.0
need libdbus-1-3 libdbus-1.so.3
need libxcb-cursor0 libxcb-cursor.so.0
need libxcb-icccm4 libxcb-icccm.so.4
need libxcb-keysyms1 libxcb-keysyms.so.1
need libxkbcommon-x11-0 libxkbcommon-x11.so.0
need libxcb-shape0 libxcb-shape.so.0
wish libpulse0 libpulse.so.0
wish libxrandr2 libXrandr.so.2
wish libxext6 libXext.so.6
wish libdrm2 libdrm.so.2
if ! ldconfig -p 2>/dev/null | grep -q libglib-2.0.so.0; then
    # Debian 12 and Ubuntu 22.04 call it libglib2.0-0, later releases libglib2.0-0t64.
    missing="$missing libglib2.0-0"
fi
"${PYTHON:-python3}" -c "import venv, ensurepip" 2>/dev/null || missing="$missing python3-venv"
[ -n "$missing$wished" ] || exit 0

if [ -z "$missing" ] && ! { command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; }; then
    echo "For the camera these system libraries are missing (Debian names); everything else works:$wished" >&2
    exit 0
fi
if ! command -v apt-get >/dev/null 2>&1; then
    echo "Qt needs these system libraries (Debian names); install them with your package manager:$missing" >&2
    exit 1
fi
if [ "$(id -u)" != 0 ]; then
    echo "Some system libraries are missing. Run this once, then try again:" >&2
    echo "    sudo apt-get update && sudo apt-get install -y --no-install-recommends$missing" >&2
    exit 1
fi
export DEBIAN_FRONTEND=noninteractive
if [ -n "$missing" ]; then
    echo "Installing system libraries:$missing"
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends $missing >/dev/null
fi
if [ -n "$wished" ]; then
    echo "Installing what the camera needs:$wished"
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends $wished >/dev/null; } ||
        echo "The camera will not work here; everything else does." >&2
fi
