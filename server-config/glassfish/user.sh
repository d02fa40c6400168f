#!/bin/sh
# Makes a user of the running GlassFish, or gives one another password or role:
#   user.sh <glassfish> <name> seans-exchange      (for 1C)
#   user.sh <glassfish> <name> seans-admin         (for operators)
#   user.sh <glassfish> <name> seans-client        (for programs that call upstreams with the sessions that Seans keeps)
#   user.sh <glassfish> <name> seans-shop          (for shops that put orders)
#   user.sh <glassfish> <name> delete
# The password is read from standard input. Names may be Cyrillic.
set -eu

if [ "$#" -ne 3 ] || [ ! -x "$1/bin/asadmin" ]; then
  echo "Usage: user.sh <folder of GlassFish> <name> <seans-exchange, seans-admin, seans-client, seans-shop or delete>" >&2
  exit 2
fi
glassfish=$1
name=$2
role=$3
case $name in
  *[[:space:]\":\;=,]*|"") echo "A name must not be empty, nor hold blanks or any of : ; = , \"" >&2; exit 2 ;;
esac

work=$(mktemp -d)
trap 'stty echo 2> /dev/null || true; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
umask 077

# In a file, because a Java program in the POSIX locale cannot read Cyrillic letters from its command line.
run() {
  printf '%s\n' "$@" > "$work/commands"
  output=$("$glassfish/bin/asadmin" multimode --encoding UTF-8 --file "$work/commands" 2>&1) || true
}

if [ "$role" = delete ]; then
  run "delete-file-user \"$name\""
  echo "$output"
  case $output in *failed*) exit 1 ;; *) exit 0 ;; esac
fi

if [ -t 0 ]; then
  printf 'Password of %s: ' "$name" >&2
  stty -echo
fi
IFS= read -r password
if [ -z "$password" ]; then
  echo "The password must not be empty" >&2
  exit 2
fi
# asadmin reads the file as Java properties: every character as an escape, whatever it is.
escaped=$(printf '%s' "$password" | iconv -f UTF-8 -t UTF-16BE | od -An -v -tx1 | tr -d ' \n' | sed 's/..../\\u&/g')
printf 'AS_ADMIN_USERPASSWORD=%s\n' "$escaped" > "$work/password"
# The first one fails if the user is new.
run "delete-file-user \"$name\"" "create-file-user --groups $role --passwordfile $work/password \"$name\""
case $output in
  *"create-file-user executed successfully"*) ;;
  *) echo "$output" >&2; exit 1 ;;
esac
echo "The user $name has the role $role."
