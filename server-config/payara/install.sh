#!/bin/sh
# Brings Seans up on a Payara Server, from nothing:
#   install.sh <payara> <seans.war> h2
#   install.sh <payara> <seans.war> <postgresql driver jar>
# With the driver, JDBC_URL, JDBC_USER and JDBC_PASSWORD must stand in the environment, and later in that of the server.
# CONTEXT_ROOT (seans; / for the root), DOMAIN (domain1) and DOMAIN_DIR (<payara>/glassfish/domains) may stand there, too.
# Starts the domain if it does not run, and restarts it. Users are made by user.sh; uninstall.sh takes all of it back.
set -eu

if [ "$#" -ne 3 ] || [ ! -x "$1/bin/asadmin" ] || [ ! -f "$2" ]; then
  echo "Usage: install.sh <folder of Payara Server> <seans.war> <h2, or the PostgreSQL driver's jar>" >&2
  exit 2
fi
payara=$1
war=$2
database=$3
domain=${DOMAIN:-domain1}
domains=${DOMAIN_DIR:-$payara/glassfish/domains}
scripts=$(dirname "$0")

asadmin() { "$payara/bin/asadmin" "$@"; }
work=$(mktemp)
trap 'rm -f "$work"' EXIT
trap 'exit 130' INT TERM
# Together: each start of asadmin takes seconds. multimode goes on after a command that fails, and does not tell in its status.
apply() {
  echo "--- $*"
  (cd "$scripts" && cat "$@") > "$work"
  output=$(asadmin multimode --encoding UTF-8 --file "$work" 2>&1) || { echo "$output" >&2; exit 1; }
  case $output in
    *failed*) echo "$output" >&2; exit 1 ;;
  esac
}

if [ "$database" != h2 ]; then
  : "${JDBC_URL:?must be set, such as jdbc:postgresql://host:5432/seans}" "${JDBC_USER:?must be set}" "${JDBC_PASSWORD:?must be set}"
  [ -f "$database" ] || { echo "There is no driver at $database" >&2; exit 2; }
fi

asadmin list-domains --domaindir "$domains" | grep -q "^$domain running" || asadmin start-domain --domaindir "$domains" "$domain"
if [ "$database" = h2 ]; then
  apply stock.asadmin access-log.asadmin h2.asadmin
else
  asadmin add-library "$database"
  apply stock.asadmin access-log.asadmin postgresql.asadmin
fi
asadmin restart-domain --domaindir "$domains" "$domain"
asadmin deploy --force --name seans --contextroot "${CONTEXT_ROOT:-seans}" "$war"
echo "Seans is deployed. Next, a user for 1C and one for you:"
echo "  $scripts/user.sh $payara 1c seans-exchange"
echo "  $scripts/user.sh $payara operator seans-admin"
