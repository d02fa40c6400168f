#!/bin/sh
# Takes back what install.sh did to a WildFly that is not running:
#   uninstall.sh <wildfly>
# The application goes, and the server has its own defaults again. Users stay (user.sh … delete), and so do the database,
# seans.home and the driver's module. CONTEXT_ROOT and JBOSS_BASE_DIR as for install.sh.
set -eu

if [ "$#" -ne 1 ] || [ ! -x "$1/bin/jboss-cli.sh" ]; then
  echo "Usage: uninstall.sh <folder of WildFly>" >&2
  exit 2
fi
base=${JBOSS_BASE_DIR:-$1/standalone}
if [ "${CONTEXT_ROOT:-seans}" = / ]; then name=ROOT.war; else name=${CONTEXT_ROOT:-seans}.war; fi
rm -f "$base/deployments/$name" "$base/deployments/$name".*

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
{
  echo "embed-server --server-config=standalone.xml --std-out=discard"
  cat "$(dirname "$0")/undo.cli"
  echo "stop-embedded-server"
} > "$work/commands.cli"
JAVA_OPTS="${JAVA_OPTS:-} -Djboss.server.base.dir=$base" "$1/bin/jboss-cli.sh" --file="$work/commands.cli"
