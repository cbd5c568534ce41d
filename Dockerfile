# One image for web, worker, beat and migrations; docker-compose.yml says what each of them runs.
FROM python:3.13-slim AS build
COPY requirements/base.txt /tmp/base.txt
RUN python -m venv /venv \
    && /venv/bin/pip install --no-cache-dir --disable-pip-version-check --no-deps --require-hashes -r /tmp/base.txt

FROM python:3.13-slim
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin writethru
WORKDIR /srv/writethru
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DEPLOYMENT=production \
    DATA_DIR=/tmp \
    STATIC_ROOT=/srv/writethru/static
COPY --from=build /venv /venv
COPY manage.py ./
COPY project project
COPY articles articles
COPY claims claims
# Done by root, so that what runs cannot change its own code. The key is for this step alone.
RUN python -m compileall -q project articles claims \
    && SECRET_KEY=$(python -c 'import secrets; print(secrets.token_urlsafe(64))') \
       ALLOWED_HOSTS=localhost python manage.py collectstatic --noinput --verbosity 0
USER writethru
EXPOSE 8000
CMD ["gunicorn", "project.wsgi:application", "--no-control-socket", "--bind=0.0.0.0:8000", "--threads=4", "--graceful-timeout=20"]
HEALTHCHECK --interval=30s --timeout=20s --start-period=60s CMD ["python", "manage.py", "probe", "web"]
