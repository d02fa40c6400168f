#!/bin/sh
# Brings Seans to a WildFly that is not running, with its standalone.xml, from nothing:
#   install.sh <wildfly> <seans.war> h2
#   install.sh <wildfly> <seans.war> <postgresql driver jar>
# With the driver, start the server with JDBC_URL, JDBC_USER and JDBC_PASSWORD in its environment.
# CONTEXT_ROOT (seans; / for the root) and JBOSS_BASE_DIR (<wildfly>/standalone) may stand in the environment of this
# script. Users are made by user.sh; uninstall.sh takes all of it back.
set -eu

if [ "$#" -ne 3 ] || [ ! -x "$1/bin/jboss-cli.sh" ] || [ ! -f "$2" ]; then
  echo "Usage: install.sh <folder of WildFly> <seans.war> <h2, or the PostgreSQL driver's jar>" >&2
  exit 2
fi
wildfly=$1
war=$2
database=$3
base=${JBOSS_BASE_DIR:-$wildfly/standalone}
scripts=$(dirname "$0")
root=${CONTEXT_ROOT:-seans}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
{
  echo "embed-server --server-config=standalone.xml --std-out=discard"
  cat "$scripts/stock.cli" "$scripts/access-log.cli"
  if [ "$database" = h2 ]; then
    cat "$scripts/h2.cli"
  else
    [ -f "$database" ] || { echo "There is no driver at $database" >&2; exit 2; }
    if [ ! -d "$wildfly/modules/org/postgresql" ]; then
      echo "module add --name=org.postgresql --resources=$database --dependencies=java.se,jakarta.transaction.api"
    fi
    cat "$scripts/postgresql.cli"
  fi
  if [ "$root" = / ]; then
    # WildFly's own page stands there.
    echo "if (outcome == success) of /subsystem=undertow/server=default-server/host=default-host/location=\\/:read-resource"
    echo "  /subsystem=undertow/server=default-server/host=default-host/location=\\/:remove"
    echo "end-if"
  fi
  echo "stop-embedded-server"
} > "$work/commands.cli"
JAVA_OPTS="${JAVA_OPTS:-} -Djboss.server.base.dir=$base" "$wildfly/bin/jboss-cli.sh" --file="$work/commands.cli"

if [ "$root" = / ]; then name=ROOT.war; else name=$root.war; fi
cp "$war" "$base/deployments/$name"
echo "Seans is deployed as $name. Next, a user for 1C and one for you, then start the server:"
echo "  $scripts/user.sh $wildfly 1c seans-exchange"
echo "  $scripts/user.sh $wildfly operator seans-admin"
