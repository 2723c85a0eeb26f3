# One image for web, workers and scheduler; the command says which.

FROM node:22-bookworm-slim AS front-end
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund

FROM python:3.11-slim-bookworm AS python-packages
COPY requirements.txt ./
RUN python -m venv /opt/venv && /opt/venv/bin/pip install --no-cache-dir -r requirements.txt

FROM python:3.11-slim-bookworm
RUN apt-get update \
    && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --create-home app \
    && mkdir -p /srv/state /srv/media \
    && chown app:app /srv/state /srv/media

WORKDIR /app
COPY --from=python-packages /opt/venv /opt/venv
COPY --from=front-end /app/node_modules node_modules
COPY . .
ENV PATH=/opt/venv/bin:$PATH PYTHONUNBUFFERED=1 STATE_DIR=/srv/state MEDIA_ROOT=/srv/media STATIC_ROOT=/app/static-files
# The key is not kept: no file that is collected is signed with it.
RUN PYTHONPATH=.ci python -m tools.messages compile \
    && SECRET_KEY=only-for-collecting python manage.py collectstatic --no-input --verbosity 0

USER app
VOLUME ["/srv/state", "/srv/media"]
EXPOSE 8000
CMD ["gunicorn", "cppcc.wsgi"]
