"""Makes and trains the bot of `rasa init`, once; later runs use it again."""

import os
import subprocess
import sys
from pathlib import Path


def default_bot(cache: Path) -> Path:
    """The trained project; making it takes some minutes the first time.

    Raises:
        subprocess.CalledProcessError: when `rasa init` fails; its log is in the cache folder.
    """
    project = cache / "rasa-init"
    if not list(project.glob("models/*.tar.gz")):
        print(
            "Making and training the bot of `rasa init` (some minutes, the first time only) ...", flush=True
        )
        project.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "rasa", "init", "--no-prompt", "--init-dir", str(project)]
        env = {**os.environ, "RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3"}
        env.pop("PYTHONPATH", None)
        with (cache / "rasa-init.log").open("wb") as log:
            subprocess.run(command, env=env, cwd=cache, stdout=log, stderr=subprocess.STDOUT, check=True)
    return project
