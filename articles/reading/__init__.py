"""Reads what publishers serve, pages and feeds, into values: bytes in, a Reading out; nothing is fetched."""

from __future__ import annotations
