"""All settings, read top to bottom; the environment is read here and nowhere else."""

from __future__ import annotations

import re
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _
from kombu import Queue

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

# --- What kind of place this is -------------------------------------------------------------------

# Where the embedded form keeps its database, its queue and its secrets.
DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / "var")))
DEBUG = env.bool("DEBUG", default=False)
# "embedded" serves one machine over plain HTTP; "production" stands behind TLS and refuses weak secrets.
DEPLOYMENT = env.str("DEPLOYMENT", default="embedded")
if DEPLOYMENT not in ("embedded", "production"):
    raise ImproperlyConfigured(f"DEPLOYMENT is {DEPLOYMENT!r}, but it must be 'embedded' or 'production'.")
IS_PRODUCTION = DEPLOYMENT == "production"

EMBEDDED_SECRET_KEY = "embedded-form-only-" + "never-for-a-server-that-others-reach" * 2
SECRET_KEY = env.str("SECRET_KEY", default="" if IS_PRODUCTION else EMBEDDED_SECRET_KEY)
if len(SECRET_KEY) < 50:
    raise ImproperlyConfigured("SECRET_KEY must be set to at least 50 random characters.")

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

# --- The rooms --------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "project.apps.ProjectConfig",
    "articles",
    "claims",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "project.middleware.ContentSecurityPolicyMiddleware",
    "project.middleware.RefuseNulMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "project.middleware.ReaderTimeZoneMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "project.urls"
WSGI_APPLICATION = "project.wsgi.application"
ASGI_APPLICATION = "project.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

# --- Database ---------------------------------------------------------------------------------------

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'writethru.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # With deferred transactions a third of concurrent writers met "database is locked"; taking the
    # write lock at the start made them wait instead. FULL loses nothing on a power cut.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = env.int("DATABASE_CONN_MAX_AGE", default=60)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- People -----------------------------------------------------------------------------------------

AUTH_USER_MODEL = "articles.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "login"

# --- Languages and times: stored in UTC, shown in the reader's zone -----------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("es", _("Spanish"))]
LOCALE_PATHS = [BASE_DIR / "project" / "locale"]
FORMAT_MODULE_PATH = ["project.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# --- Static files -------------------------------------------------------------------------------------

STATIC_URL = "static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(DATA_DIR / "static")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}
# Served straight from the apps, so that a test or a first start needs no collectstatic.
WHITENOISE_USE_FINDERS = True

# --- The queue: a doorbell only; what is undone stands in the database --------------------------------

BROKER_DIR = DATA_DIR / "broker"
BROKER_URL = env.str("BROKER_URL", default="filesystem://localhost")
CELERY_BROKER_URL = BROKER_URL
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_TIME_LIMIT = 120
CELERY_TASK_DEFAULT_QUEUE = "work"
CELERY_TASK_QUEUES = [Queue("work"), Queue("heartbeat"), Queue("checks")]
# A round of re-checks waits for servers that are slow; what is followed never waits behind it.
CELERY_TASK_ROUTES = {
    "project.beat": {"queue": "heartbeat"},
    "project.beat_checker": {"queue": "checks"},
    "articles.*": {"queue": "checks"},
}
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# A request must not wait for a broker that is away: the sweep finds what was not rung for.
CELERY_TASK_PUBLISH_RETRY = False
if BROKER_URL.startswith("filesystem://"):
    CELERY_WORKER_PREFETCH_MULTIPLIER = 4
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(BROKER_DIR / "queue"),
        "data_folder_out": str(BROKER_DIR / "queue"),
        "control_folder": str(BROKER_DIR / "control"),
        "polling_interval": 0.05,
    }
else:
    CELERY_WORKER_PREFETCH_MULTIPLIER = 1
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "visibility_timeout": 300,
        "unacked_restore_throttle": 1,
        "socket_timeout": 1,
        "socket_connect_timeout": 1,
    }
# How many doorbells may wait at once; beyond it the sweep alone carries on.
DOORBELL_LIMIT = env.int("DOORBELL_LIMIT", default=1000)
SWEEP_SECONDS = env.int("SWEEP_SECONDS", default=5)
HEARTBEAT_SECONDS = env.int("HEARTBEAT_SECONDS", default=10)
HEARTBEAT_MAX_AGE_SECONDS = env.int("HEARTBEAT_MAX_AGE_SECONDS", default=60)

# --- Re-checks ------------------------------------------------------------------------------------------

# So often it is looked which addresses are due.
CHECK_TICK_SECONDS = env.int("CHECK_TICK_SECONDS", default=2)
# How many fetches one checker has under way at once.
FETCH_AT_ONCE = env.int("FETCH_AT_ONCE", default=100)
if CHECK_TICK_SECONDS < 1 or FETCH_AT_ONCE < 1:
    raise ImproperlyConfigured("CHECK_TICK_SECONDS and FETCH_AT_ONCE must be at least 1.")
# Between the beginnings of two requests to one host; its robots.txt may ask for more, an editor for less.
FETCH_SPACING_SECONDS = env.float("FETCH_SPACING_SECONDS", default=1.0)
# How many processes of each worker take pages apart.
READERS = env.int("READERS", default=2)
if READERS < 1:
    raise ImproperlyConfigured("READERS must be at least 1.")

# --- REST ---------------------------------------------------------------------------------------------

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "articles.authentication.ApiKeyAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["articles.authentication.HasScope"],
    "DEFAULT_PARSER_CLASSES": ["articles.parsers.StrictJSONParser"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PAGINATION_CLASS": "articles.pagination.Pages",
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "articles.problems.answer_with_problem",
    "COERCE_DECIMAL_TO_STRING": True,
    "DATETIME_FORMAT": "iso-8601",
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Writethru",
    "DESCRIPTION": "Every revision of a news article, and the numbers in them.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
}
# Larger bodies are refused before they are read.
DATA_UPLOAD_MAX_MEMORY_SIZE = env.int("MAX_BODY_BYTES", default=2 * 1024 * 1024)
MAX_TEXT_CHARACTERS = env.int("MAX_TEXT_CHARACTERS", default=1_000_000)

# --- What is told ---------------------------------------------------------------------------------------

# "at least 26" against 164 elsewhere: only after this long is the lower figure called behind.
BEHIND_AFTER_MINUTES = env.int("BEHIND_AFTER_MINUTES", default=60)
# Where readers of messages find the pages.
SITE_URL = env.str("SITE_URL", default="http://localhost:8000")
if not SITE_URL.startswith(("http://", "https://")) or len(SITE_URL.split()) != 1:
    raise ImproperlyConfigured(f"SITE_URL is {SITE_URL!r}, but it must begin with http:// or https://.")
# To one person; what comes on top is gathered into the next message.
MESSAGES_PER_HOUR = env.int("MESSAGES_PER_HOUR", default=20)
if MESSAGES_PER_HOUR < 1:
    raise ImproperlyConfigured("MESSAGES_PER_HOUR must be at least 1.")

# --- What publishers are told of us, and where they may be asked ------------------------------------------

VERSION = "0.1.0"
# Where a publisher finds out who asks: a page or a mail address, told with every request.
FETCH_CONTACT = env.str("FETCH_CONTACT", default="") or SITE_URL
if not re.fullmatch(r"[!-'*-~]{3,200}", FETCH_CONTACT):
    raise ImproperlyConfigured("FETCH_CONTACT must be the address of a page or of mail, without spaces.")
FETCH_USER_AGENT = f"Writethru/{VERSION} (+{FETCH_CONTACT})"
FETCH_ALLOWED_PORTS = env.list("FETCH_ALLOWED_PORTS", cast=int, default=[80, 443])
if not all(0 < port < 65536 for port in FETCH_ALLOWED_PORTS):
    raise ImproperlyConfigured("FETCH_ALLOWED_PORTS must be numbers from 1 to 65535.")
# For trying things out: "127.0.0.1:8001,localhost:8002" of this very machine, never a whole network.
FETCH_ALLOWED_LOOPBACK = env.list("FETCH_ALLOWED_LOOPBACK", default=[])
if FETCH_ALLOWED_LOOPBACK and IS_PRODUCTION:
    raise ImproperlyConfigured("FETCH_ALLOWED_LOOPBACK is for trying things out, and not for production.")
LOOPBACK_NAME = r"(127(\.\d{1,3}){3}|\[::1\]|([a-z0-9-]+\.)*localhost):[1-9]\d{0,4}"
if not all(re.fullmatch(LOOPBACK_NAME, name) for name in FETCH_ALLOWED_LOOPBACK):
    raise ImproperlyConfigured("FETCH_ALLOWED_LOOPBACK must hold names like 127.0.0.1:8001.")

# --- E-mail: "consolemail://" writes it to the log, "smtp+tls://user:password@host:587" sends it ------------

EMAIL = env.email_url("EMAIL_URL", default="consolemail://")
EMAIL_BACKEND = EMAIL["EMAIL_BACKEND"]
EMAIL_HOST = EMAIL["EMAIL_HOST"] or "localhost"
EMAIL_PORT = EMAIL["EMAIL_PORT"] or 25
EMAIL_HOST_USER = EMAIL["EMAIL_HOST_USER"] or ""
EMAIL_HOST_PASSWORD = EMAIL["EMAIL_HOST_PASSWORD"] or ""
EMAIL_USE_TLS = EMAIL.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = EMAIL.get("EMAIL_USE_SSL", False)
EMAIL_FILE_PATH = EMAIL["EMAIL_FILE_PATH"] or None
# Shorter than a task may run: a server that does not answer holds up one message and no more.
EMAIL_TIMEOUT = 15
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Writethru <writethru@localhost>")

# --- Safety -----------------------------------------------------------------------------------------------

X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_PRODUCTION
SECURE_SSL_REDIRECT = IS_PRODUCTION and env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = 31_536_000 if IS_PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = IS_PRODUCTION
if IS_PRODUCTION:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    # The health check of the container speaks plain HTTP from inside.
    SECURE_REDIRECT_EXEMPT = [r"^healthz$"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
}
