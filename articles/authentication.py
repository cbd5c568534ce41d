"""Who calls the API: a program by its key, or a person by the session of the desk."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from articles.models import ApiKey, User

if TYPE_CHECKING:
    # REST framework loads this module while it is still making its views.
    from rest_framework.views import APIView

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
# Knowing the minute is enough, and spares a write with each request.
LAST_USED_PRECISION = timedelta(minutes=1)


class ApiKeyAuthentication(BaseAuthentication):
    """`Authorization: Bearer wt_…`"""

    def authenticate(self, request: Request) -> tuple[User, ApiKey] | None:
        scheme, _, secret = get_authorization_header(request).partition(b" ")
        if scheme.lower() != b"bearer":
            return None
        now = timezone.now()
        key = ApiKey.objects.usable(now=now).matching(secret.decode("latin-1")).select_related("user").first()
        if key is None:
            raise AuthenticationFailed("This key is unknown, expired or revoked.")
        unseen = Q(last_used_at=None) | Q(last_used_at__lt=now - LAST_USED_PRECISION)
        ApiKey.objects.filter(unseen, pk=key.pk).update(last_used_at=now)
        return key.user, key

    def authenticate_header(self, request: Request) -> str:
        return 'Bearer realm="writethru"'


class HasScope(BasePermission):
    """A key needs the scope for what it does; a person is signed in to read, and has a right to write."""

    reading, writing = ApiKey.Scope.READ, ApiKey.Scope.WRITE
    permission = "articles.add_revision"

    def has_permission(self, request: Request, view: APIView) -> bool:
        if not request.user or not request.user.is_authenticated:
            return False
        is_reading = request.method in SAFE_METHODS
        if isinstance(request.auth, ApiKey):
            return (self.reading if is_reading else self.writing) in request.auth.scopes
        return is_reading or request.user.has_perm(self.permission)


def key_of(request: Request) -> ApiKey | None:
    """The key that the request came with; None for a person at the desk."""
    return request.auth if isinstance(request.auth, ApiKey) else None
