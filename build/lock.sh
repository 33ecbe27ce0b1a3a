#!/bin/sh
# Renews requirements/*.txt: every package pinned with its hashes, for every platform, naming no index.
set -eu
compile() { uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --no-annotate --python-version 3.11 --quiet pyproject.toml "$@"; }
compile -o requirements/desktop.txt
compile --extra ledger -c requirements/desktop.txt -o requirements/ledger.txt
compile --extra ledger --extra test -c requirements/ledger.txt -o requirements/all.txt
