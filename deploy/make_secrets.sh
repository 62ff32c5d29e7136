#!/bin/sh
# Makes every secret of the compose file once, in deploy/secrets/; an existing one is never overwritten.
set -eu
umask 077
cd "$(dirname "$0")"
mkdir -p secrets
random() { od -An -N"$1" -tx1 /dev/urandom | tr -d ' \n'; }
once() { [ -e "secrets/$1" ] || { cat > "secrets/$1"; echo "made secrets/$1"; }; }
random 48 | once secret_key
random 32 | once owner_password
random 32 | once app_password
random 32 | once redis_password
printf 'postgresql://portal_app:%s@database:5432/portal' "$(cat secrets/app_password)" | once database_url
printf 'postgresql://portal_owner:%s@database:5432/portal' "$(cat secrets/owner_password)" | once owner_database_url
printf 'redis://:%s@queue:6379/0' "$(cat secrets/redis_password)" | once redis_url
key() { head -c 32 /dev/urandom | base64 | tr -d '\n'; }
printf '{"active": "k%s", "keys": {"k%s": "%s"}, "digest": "%s"}\n' "$(date +%Y%m%d)" "$(date +%Y%m%d)" "$(key)" "$(key)" | once sealing_keys.json
: | once code_gateway_secret
: | once notice_gateway_secret # may stay empty: people are then told in the portal only
[ -s secrets/code_gateway_secret ] || echo "secrets/code_gateway_secret is empty: put the text-message gateway's secret into it."
# The users inside the containers: 10001 is the portal, 999 PostgreSQL and Redis.
if [ "$(id -u)" = 0 ]; then
  chown 10001 secrets/*
  chown 999 secrets/owner_password secrets/app_password secrets/redis_password
else
  echo "Run this as root, so that each file belongs to the user inside the container who reads it." >&2
fi
