"""What a served record is made of, put together once: its registers, answers, gate and pages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from servanda.present.web.answers import Answers
from servanda.present.web.registers import Registers
from servanda.present.web.security.gate import Gate
from servanda.present.web.settings import WebSettings


@dataclass(slots=True)
class Site:
    """One record that is served."""

    folder: Path
    settings: WebSettings
    registers: Registers
    answers: Answers
    gate: Gate
    served: frozenset[str] = frozenset()  # paths

    def narrow(self) -> bool:
        """Whether pages need a track: the record is large, and there are tracks to choose from."""
        if not self.answers.is_large():
            return False
        return bool(self.registers.shared().dossier.tracks)

    def close(self) -> None:
        """Let go of everything."""
        self.answers.close()
        self.registers.close()
        self.gate.close()
