#!/bin/sh
# Shows how the sessions at other servers (upstreams) are kept, and commands their keeper; on all nodes at once:
#   keeper.sh status  [<upstream>]   what there is: state, expiry, last check, counts, last error, what comes next
#   keeper.sh refresh [<upstream>]   log in now, whatever is stored; also after a refusal
#   keeper.sh stop    [<upstream>]   check and log in no more, until start, also after restarts; what is stored serves on
#   keeper.sh start   [<upstream>]   go on
# Without a name: all upstreams. The environment may have
#   SEANS_URL       where Seans is; http://127.0.0.1:8080/seans if not
#   SEANS_USER      a user with the role seans-admin; admin if not
#   SEANS_PASSWORD  the password; it is read from standard input if not
# Exit status: 0 all sessions are VALID, or the command is done; 1 after status or refresh, some are not; 2 wrong usage, or
# no such upstream; 3 Seans was not reached, or has refused.
# Needs curl.
set -u

usage() {
  echo "Usage: keeper.sh start|stop|status|refresh [<upstream>]" >&2
  exit 2
}

command=${1-}
only=${2-}
case $command in
start | stop | status | refresh) ;;
*) usage ;;
esac
if [ "$#" -gt 2 ]; then
  usage
fi
case $only in
*[!a-z0-9]*)
  echo "keeper.sh: names of upstreams have small letters and digits only" >&2
  exit 2
  ;;
esac
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

# request <path below /api> [further curl arguments]: body in $work/body; ends the script if the answer is not 200
request() {
  path=$1
  shift
  printf 'url = "%s/api/%s"\n' "$(quoted "$url")" "$path" > "$work/url"
  status=$(curl --silent --show-error --max-time 600 --config "$work/login" --config "$work/url" \
    --header 'Accept: text/plain' --output "$work/body" --write-out '%{http_code}' "$@" 2> "$work/error") || {
    echo "keeper.sh: $url was not reached: $(cat "$work/error")" >&2
    exit 3
  }
  case $status in
  200) ;;
  404)
    echo "keeper.sh: $url/api/$path: HTTP 404 $(cat "$work/body")" >&2
    exit 2
    ;;
  *)
    echo "keeper.sh: $url/api/$path: HTTP $status $(cat "$work/body")" >&2
    exit 3
    ;;
  esac
}

# The first line of each upstream is "<name>: <STATE>, …"; what belongs to it is indented.
names() { sed -n 's/^\([a-z0-9][a-z0-9]*\): .*/\1/p' "$work/body"; }
# valid: whether all upstreams in $work/body are
valid() { ! grep '^[a-z0-9][a-z0-9]*: ' "$work/body" | grep -qv '^[a-z0-9]*: VALID,'; }

outcome=0
if [ "$command" = status ]; then
  request "upstreams${only:+/$only}"
  cat "$work/body"
  valid || outcome=1
  exit "$outcome"
fi

all=$only
if [ -z "$all" ]; then
  request upstreams
  all=$(names)
  if [ -z "$all" ]; then
    cat "$work/body"
  fi
fi
for name in $all; do
  request "upstreams/$name/$command" --request POST --header 'Content-Type: application/json'
  cat "$work/body"
  if [ "$command" = refresh ]; then
    valid || outcome=1
  fi
done
exit "$outcome"
