"""Readers and reviewers of a served record, all at once, and what each of them was answered.

Rule: a person asks, waits for the answer, looks at it for a while, and asks again. A decision counts as kept
where its form was answered by 303; `lost` tells which of those are not on the record.
"""

from __future__ import annotations

import asyncio
import random
import re
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import httpx2

from servanda.present.web.security.gate import Gate
from servanda.present.web.security.who import Role
from servanda.present.web.settings import WebSettings
from servanda.register import Register

PASSWORD = "four words make one"
TIMEOUT = 120.0  # seconds
_TOKEN = re.compile('data-csrf="([0-9a-f]+)"')


@dataclass(frozen=True, slots=True)
class Answered:
    """One request: what was asked, what came, how long it took in seconds, how large it is."""

    asked: str
    status: int
    seconds: float
    size: int
    late: bool = False  # whether the page said that it lacks later entries


@dataclass
class Crowd:
    """What all of them were answered."""

    address: str
    pause: float  # seconds between an answer and the next question, on average
    answers: list[Answered] = field(default_factory=list)
    kept: list[tuple[str, str]] = field(default_factory=list)  # subject and reason of decisions

    def wrong(self) -> list[Answered]:
        """Answers that are errors."""
        return [one for one in self.answers if one.status >= 400]

    def seconds(self, asked: str = "") -> list[float]:
        """How long each answer took, the shortest first."""
        return sorted(one.seconds for one in self.answers if not asked or one.asked == asked)

    async def read(self, cookie: dict[str, str], paths: Sequence[tuple[str, str]]) -> None:
        """Be a reader: open pages (a name and a path each), one after another."""
        async with self._client(cookie) as client:
            await asyncio.sleep(random.random() * self.pause)
            for name, path in paths:
                await self._ask(client, name, path)
                await self._look()

    async def review(self, cookie: dict[str, str], subjects: Iterable[tuple[str, str]]) -> None:
        """Be a reviewer: open a page, accept a reading (a track's and its id each), see what comes of it."""
        async with self._client(cookie) as client:
            for number, (track, subject) in enumerate(subjects):
                query = f"?track={track}" if track else ""
                opened = await self._ask(client, "a page to decide on", f"/conflicts{query}")
                await self._look()
                token = _TOKEN.search(opened.text)
                why = f"looked up, {number} of {cookie}"
                told = {
                    "csrf": token[1] if token else "", "do": f"accept {subject}", "why": why,
                    "back": f"/conflicts{query}",
                }  # fmt: skip
                decided = await self._ask(client, "a decision", f"/judge{query}", told)
                if decided.status_code != 303:
                    continue
                self.kept.append((subject, why))
                await self._ask(client, "the page after it", decided.headers["location"])
                await self._look()

    async def _ask(
        self, client: httpx2.AsyncClient, name: str, path: str, form: dict[str, str] | None = None
    ) -> httpx2.Response:
        start = time.perf_counter()
        answer = await (client.get(path) if form is None else client.post(path, data=form))
        took = time.perf_counter() - start
        late = "being worked in" in answer.text
        self.answers.append(Answered(name, answer.status_code, took, len(answer.content), late))
        return answer

    async def _look(self) -> None:
        await asyncio.sleep(self.pause * (0.5 + random.random()))

    def _client(self, cookie: dict[str, str]) -> httpx2.AsyncClient:
        return httpx2.AsyncClient(base_url=self.address, cookies=cookie, timeout=TIMEOUT)


def come_in(folder: Path, port: int, readers: int, reviewers: int) -> tuple[list[dict[str, str]], ...]:
    """Give a record accounts, and sessions: the cookies of so many readers and reviewers."""
    found: tuple[list[dict[str, str]], ...] = ([], [])
    with Gate(folder, WebSettings(port=port, argon2=(1, 8, 1))) as gate:
        if not gate.accounts.any():
            gate.accounts.add("Kim", PASSWORD, Role.KEEPER)
        for kind, role, many in ((0, Role.READER, readers), (1, Role.REVIEWER, reviewers)):
            for number in range(many):
                made = gate.accounts.add(f"{role.word} {number} of {port}", PASSWORD, role)
                found[kind].append({gate.cookie: gate.sessions.begin(made.id)})
    return found


def lost(folder: Path, kept: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Decisions that were answered as kept and are not on the record."""
    with Register.open(folder) as register:
        there = {(one.subject, one.why) for one in register.store.judgements()}
    return set(kept) - there


def told(seconds: Sequence[float]) -> str:
    """The median and the 99th percentile, in milliseconds."""
    last = seconds[min(len(seconds) - 1, int(0.99 * len(seconds)))]
    return f"{1000 * median(seconds):7.0f} ms {1000 * last:7.0f} ms"
