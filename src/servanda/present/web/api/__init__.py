"""The API: one router to a module, all of them in one table."""

from __future__ import annotations

from fastapi import APIRouter

API: tuple[APIRouter, ...] = ()
