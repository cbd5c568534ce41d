"""JSON as its standard has it, and nothing that another reader could understand in another way."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import IO, Any

from rest_framework.exceptions import ParseError, UnsupportedMediaType
from rest_framework.parsers import JSONParser
from rest_framework.utils.mediatypes import _MediaType


class StrictJSONParser(JSONParser):
    """Refuses what JSON leaves open: a name twice, NaN, other encodings, nesting beyond all reason."""

    def parse(
        self,
        stream: IO[bytes],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        charset = _MediaType(media_type or "").params.get("charset", "utf-8")
        if charset.lower() not in ("utf-8", "utf8"):
            raise UnsupportedMediaType(media_type, "JSON is UTF-8.")
        return read_json(stream.read())


def read_json(body: bytes) -> Any:
    """The value that UTF-8 JSON says, or ParseError with what is wrong with it."""
    try:
        return json.loads(
            body.decode("utf-8"), object_pairs_hook=_no_name_twice, parse_constant=_refuse_constant
        )
    except UnicodeDecodeError as error:
        raise ParseError(f"The request is not UTF-8 (byte {error.start}).") from error
    except RecursionError as error:
        raise ParseError("The JSON is nested too deeply.") from error
    except ValueError as error:
        raise ParseError(f"The request is no JSON: {error}.") from error


def _no_name_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) != len(pairs):
        raise ValueError("a name stands twice in one object")
    return values


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON number")
