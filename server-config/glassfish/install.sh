#!/bin/sh
# Brings Seans up on a GlassFish 7, from nothing, on PostgreSQL: GlassFish brings no H2.
#   install.sh <glassfish> <seans.war> <postgresql driver jar>
# JDBC_URL, JDBC_USER and JDBC_PASSWORD must stand in the environment; the password goes into an alias of the domain, which
# is encrypted. CONTEXT_ROOT (seans; / for the root), DOMAIN (domain1) and DOMAIN_DIR (<glassfish>/glassfish/domains) may
# stand there, too.
# Starts the domain if it does not run, and restarts it. Users are made by user.sh; uninstall.sh takes all of it back.
set -eu

if [ "$#" -ne 3 ] || [ ! -x "$1/bin/asadmin" ] || [ ! -f "$2" ] || [ ! -f "$3" ]; then
  echo "Usage: install.sh <folder of GlassFish> <seans.war> <the PostgreSQL driver's jar>" >&2
  exit 2
fi
: "${JDBC_URL:?must be set, such as jdbc:postgresql://host:5432/seans}" "${JDBC_USER:?must be set}" "${JDBC_PASSWORD:?must be set}"
glassfish=$1
war=$2
driver=$3
domain=${DOMAIN:-domain1}
domains=${DOMAIN_DIR:-$glassfish/glassfish/domains}
scripts=$(dirname "$0")

asadmin() { "$glassfish/bin/asadmin" "$@"; }
# Together: each start of asadmin takes seconds. multimode goes on after a command that fails, and does not tell in its status.
apply() {
  echo "--- $*"
  (cd "$scripts" && cat "$@") > "$work/commands"
  output=$(asadmin multimode --encoding UTF-8 --file "$work/commands" 2>&1) || { echo "$output" >&2; exit 1; }
  case $output in
    *failed*) echo "$output" >&2; exit 1 ;;
  esac
}
property() { printf '%s' "$1" | sed 's/[:=\\]/\\&/g'; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
umask 077
# asadmin reads the file as Java properties: every character as an escape, whatever it is.
escaped=$(printf '%s' "$JDBC_PASSWORD" | iconv -f UTF-8 -t UTF-16BE | od -An -v -tx1 | tr -d ' \n' | sed 's/..../\\u&/g')
printf 'AS_ADMIN_ALIASPASSWORD=%s\n' "$escaped" > "$work/password"

asadmin list-domains --domaindir "$domains" | grep -q "^$domain running" || asadmin start-domain --domaindir "$domains" "$domain"
asadmin add-library "$driver"
asadmin create-password-alias --passwordfile "$work/password" seans-jdbc
asadmin create-system-properties "JDBC_URL=$(property "$JDBC_URL"):JDBC_USER=$(property "$JDBC_USER")"
apply stock.asadmin access-log.asadmin postgresql.asadmin
asadmin restart-domain --domaindir "$domains" "$domain"
asadmin deploy --force --name seans --contextroot "${CONTEXT_ROOT:-seans}" "$war"
echo "Seans is deployed. Next, a user for 1C and one for you:"
echo "  $scripts/user.sh $glassfish 1c seans-exchange"
echo "  $scripts/user.sh $glassfish operator seans-admin"
