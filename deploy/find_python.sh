#!/bin/sh
# Prints the newest Python of the wanted minor versions: among pyenv's, on PATH, else what uv can fetch.
# Usage: find_python.sh 3.12 3.13    (first choice first)
set -eu
for wanted in "$@"; do
    for candidate in "${PYENV_ROOT:-$HOME/.pyenv}/versions/$wanted".*/bin/python "$(command -v "python$wanted" || true)"; do
        if [ -x "$candidate" ] && "$candidate" -c "import sys; sys.exit('%d.%d' % sys.version_info[:2] != '$wanted')" 2>/dev/null; then
            echo "$candidate"
            exit 0
        fi
    done
done
for wanted in "$@"; do
    if uv python install --quiet "$wanted" >/dev/null 2>&1; then
        uv python find "$wanted"
        exit 0
    fi
done
echo "Python $1 is missing. Install it with 'pyenv install $1', or with your system's packages, and run this again." >&2
exit 1
