#!/bin/sh
# Takes back what install.sh did on a running GlassFish:
#   uninstall.sh <glassfish>
# The application goes, and the server has its own defaults again and is restarted. Users stay (user.sh … delete), and so do
# the driver, the database and seans.home. DOMAIN and DOMAIN_DIR as for install.sh.
set -eu

if [ "$#" -ne 1 ] || [ ! -x "$1/bin/asadmin" ]; then
  echo "Usage: uninstall.sh <folder of GlassFish>" >&2
  exit 2
fi
"$1/bin/asadmin" undeploy seans
"$1/bin/asadmin" multimode --encoding UTF-8 --file "$(dirname "$0")/undo.asadmin"
"$1/bin/asadmin" restart-domain --domaindir "${DOMAIN_DIR:-$1/glassfish/domains}" "${DOMAIN:-domain1}"
