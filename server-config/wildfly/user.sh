#!/bin/sh
# Makes a user of WildFly's ApplicationRealm, or gives one another password or role:
#   user.sh <wildfly> <name> seans-exchange      (for 1C)
#   user.sh <wildfly> <name> seans-admin         (for operators)
#   user.sh <wildfly> <name> seans-client        (for programs that call upstreams with the sessions that Seans keeps)
#   user.sh <wildfly> <name> seans-shop          (for shops that put orders)
#   user.sh <wildfly> <name> delete
# The password is read from standard input. Names may be Cyrillic, which WildFly's own add-user.sh refuses.
# JBOSS_BASE_DIR (<wildfly>/standalone) may stand in the environment. A running server sees the change at the next request.
set -eu

if [ "$#" -ne 3 ] || [ ! -d "$1/standalone" ]; then
  echo "Usage: user.sh <folder of WildFly> <name> <seans-exchange, seans-admin, seans-client, seans-shop or delete>" >&2
  exit 2
fi
configuration=${JBOSS_BASE_DIR:-$1/standalone}/configuration
name=$2
role=$3
case $name in
  *[!-_.0-9A-Za-zЀ-ӿ]*|"") echo "A name may hold letters, digits and any of - _ ." >&2; exit 2 ;;
esac
umask 077

# without <file>: its lines, but for those of the user
without() { awk -v name="$name=" 'index($0, name) != 1' "$1"; }
# replace <file> <the user's line, or nothing>: written beside it first, so that the server never reads half of it
replace() {
  { without "$1"; [ -z "$2" ] || printf '%s\n' "$2"; } > "$1.new"
  cat "$1.new" > "$1"
  rm "$1.new"
}

if [ "$role" = delete ]; then
  replace "$configuration/application-users.properties" ""
  replace "$configuration/application-roles.properties" ""
  echo "The user $name is gone."
  exit 0
fi

if [ -t 0 ]; then
  trap 'stty echo' EXIT INT TERM
  printf 'Password of %s: ' "$name" >&2
  stty -echo
fi
IFS= read -r password
if [ -z "$password" ]; then
  echo "The password must not be empty" >&2
  exit 2
fi
# The form of the realm's file: MD5 of name, realm and password. Read from a pipe, so that no list of processes shows it.
digest=$(printf '%s:ApplicationRealm:%s' "$name" "$password" | { md5sum 2> /dev/null || md5 -q; } | cut -c1-32)
replace "$configuration/application-users.properties" "$name=$digest"
replace "$configuration/application-roles.properties" "$name=$role"
echo "The user $name has the role $role."
