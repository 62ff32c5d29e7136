#!/bin/sh
# Runs the portal's Python of a systemd installation as the portal's own user, with its settings (as root):
#   deploy/as_portal.sh manage.py verify_audit
#   deploy/as_portal.sh --owner -m jinxi_portal.runtime.backup save /var/backups/jinxi-portal/20260503
# --owner: as the owner of the tables. --root: as root, which may write the keys file.
set -eu
user=jinxi-portal
set -a
. /etc/jinxi-portal/portal.env
case "${1:-}" in
  --owner) shift; DATABASE_URL_FILE=/etc/jinxi-portal/secrets/owner_database_url ;;
  --root) shift; user=root ;;
esac
PYTHONUTF8=1
set +a
cd "$(dirname "$0")/.."
umask 077
exec setpriv --reuid "$user" --regid "$user" --init-groups .venv/bin/python "$@"
