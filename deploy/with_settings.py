"""Runs a command with the settings of .env: with_settings.py python -m desk.manage text "hola"."""

import os
import sys

from start import ROOT, settings

if __name__ == "__main__":
    os.chdir(ROOT)
    os.execvpe(sys.argv[1], sys.argv[1:], settings())
