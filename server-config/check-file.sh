#!/bin/sh
# Says what an import of a file of 1C would do, and imports nothing: what is read, what is new, what has changed, what is not
# understood. The file is an XML, or a zip with the whole exchange:
#   check-file.sh <file> [<source>]
# The source is the user as whom 1C exchanges, with whose catalogue the file is compared; without it, the only one there is.
# The environment may have
#   SEANS_URL       where Seans is; http://127.0.0.1:8080/seans if not
#   SEANS_USER      a user with the role seans-admin; admin if not
#   SEANS_PASSWORD  the password; it is read from standard input if not
# Exit status: 0 all of it is understood; 1 not all of it, the output says what; 2 wrong usage; 3 Seans was not reached, or has
# refused.
# Needs curl.
set -u

if [ "$#" -lt 1 ] || [ "$#" -gt 2 ] || [ ! -f "$1" ]; then
  echo "Usage: check-file.sh <file> [<source>]" >&2
  exit 2
fi
file=$1
source=${2-}
url=${SEANS_URL-http://127.0.0.1:8080/seans}
url=${url%/}
user=${SEANS_USER-admin}

work=$(mktemp -d) || exit 3
trap 'stty echo 2> /dev/null || true; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
umask 077

if [ -z "${SEANS_PASSWORD+set}" ]; then
  if [ -t 0 ]; then
    printf 'Password of %s: ' "$user" >&2
    stty -echo
  fi
  IFS= read -r SEANS_PASSWORD || [ -n "$SEANS_PASSWORD" ]
  if [ -t 0 ]; then
    stty echo
    echo >&2
  fi
fi
# The credentials go to curl in a file: on its command line everybody on this machine could read them.
quoted() { printf '%s' "$1" | sed 's/[\\"]/\\&/g'; }
printf 'user = "%s:%s"\n' "$(quoted "$user")" "$(quoted "$SEANS_PASSWORD")" > "$work/login"
# Each byte as %XX, whatever letters the name has.
escaped=$(printf '%s' "$source" | od -An -v -tx1 | tr -d '\n' | tr ' ' '%')
printf 'url = "%s/api/check%s"\n' "$(quoted "$url")" "${escaped:+?source=$escaped}" > "$work/url"

status=$(curl --silent --show-error --max-time 3600 --config "$work/login" --config "$work/url" --request POST \
  --header 'Content-Type: application/octet-stream' --header 'Accept: text/plain' --upload-file "$file" \
  --output "$work/body" --write-out '%{http_code}' 2> "$work/error") || {
  echo "check-file.sh: $url was not reached: $(cat "$work/error")" >&2
  exit 3
}
if [ "$status" != 200 ]; then
  echo "check-file.sh: $url answers $status: $(cat "$work/body")" >&2
  exit 3
fi
cat "$work/body"
[ "$(tail -n 1 "$work/body")" = "All of it is understood." ]
