"""Every error of the API as application/problem+json (RFC 9457)."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import Http404, HttpRequest, JsonResponse
from rest_framework.exceptions import APIException, ErrorDetail, NotFound, ParseError, ValidationError
from rest_framework.exceptions import PermissionDenied as Forbidden
from rest_framework.response import Response
from rest_framework.views import exception_handler

from articles.ingest import RefusedRevisionError

CONTENT_TYPE = "application/problem+json"
# Well-formed, and yet not to be had: answered with 422 where 400 would send the caller to its JSON.
UNPROCESSABLE = {"hash_mismatch", "too_long", "bad_url", "key_reused"}


class TooLargeError(APIException):
    status_code = 413
    default_code = "too_large"


class GoneError(APIException):
    status_code = 410
    default_code = "gone"


def refusal(error: RefusedRevisionError) -> APIException:
    """The API's answer to what the door refused."""
    field = "Idempotency-Key" if error.code == "key_reused" else "body"
    return ValidationError({field: [ErrorDetail(str(error), code=error.code)]})


def answer_with_problem(error: Exception, context: dict[str, Any]) -> Response | None:
    """REST framework's exception handler; None lets what nobody expected crash loudly."""
    known = _as_api_exception(error)
    response = exception_handler(known, context)
    if response is None:
        return None
    if isinstance(known, ValidationError) and _codes(known.get_codes()) <= UNPROCESSABLE:
        response.status_code = 422
    response.data = _problem(response.status_code, known)
    response.content_type = CONTENT_TYPE
    return response


def _as_api_exception(error: Exception) -> Exception:
    if isinstance(error, RequestDataTooBig):
        return TooLargeError(f"The request is larger than {settings.DATA_UPLOAD_MAX_MEMORY_SIZE:,} bytes.")
    return {Http404: NotFound(), PermissionDenied: Forbidden()}.get(type(error), error)


def _codes(codes: Any) -> set[str]:
    if isinstance(codes, str):
        return {codes}
    return {code for part in (codes.values() if isinstance(codes, dict) else codes) for code in _codes(part)}


def refuse(why: str) -> JsonResponse:
    """400 before any view is asked."""
    return JsonResponse(_problem(400, ParseError(why)), status=400, content_type=CONTENT_TYPE)


def no_such_route(request: HttpRequest, path: str) -> JsonResponse:
    """The answer to every address under the API that is none of its own."""
    problem = _problem(404, NotFound(f"There is nothing at {request.path}."))
    return JsonResponse(problem, status=404, content_type=CONTENT_TYPE)


def _problem(status: int, error: Exception) -> dict[str, Any]:
    problem: dict[str, Any] = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status}
    if isinstance(error, ValidationError):
        return {**problem, "code": "invalid", "detail": "Some fields are not valid.", "errors": error.detail}
    return {**problem, "code": error.get_codes(), "detail": str(error.detail)}
