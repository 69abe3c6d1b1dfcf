"""Runs a management command of the desk with the settings of .env."""

import os
import sys

from start import ROOT, settings

if __name__ == "__main__":
    python = str(ROOT / ".venv-desk/bin/python")
    os.chdir(ROOT)
    os.execve(python, [python, "-m", "desk.manage", *sys.argv[1:]], settings())
