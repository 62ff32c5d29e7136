#!/bin/sh
# The portal runs under a role that cannot change timelines or the access log (manage.py grant_app_role); the owner migrates.
set -eu
psql --set=ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" --set=password="$(cat /run/secrets/app_password)" <<'SQL'
CREATE ROLE portal_app LOGIN PASSWORD :'password';
GRANT CONNECT ON DATABASE portal TO portal_app;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
SQL
