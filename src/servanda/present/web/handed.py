"""From one process to those that it starts: which record to serve, and how.

Rule: each worker of a server begins on its own, and is handed what the command line said in one variable.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from fastapi import FastAPI

from servanda.present.web.app import create_app
from servanda.present.web.settings import WebSettings

VARIABLE = "SERVANDA_SERVING"


def hand_over(record: Path, settings: WebSettings) -> None:
    """Keep for the workers what is to be served."""
    os.environ[VARIABLE] = json.dumps({"record": str(record.resolve()), "settings": asdict(settings)})


def create(environment: Mapping[str, str] = os.environ) -> FastAPI:
    """Make the application that was handed over."""
    told = json.loads(environment[VARIABLE])
    settings: dict[str, Any] = told["settings"]
    settings["argon2"] = tuple(settings["argon2"])  # JSON knows lists only
    return create_app(Path(told["record"]), WebSettings(**settings))
