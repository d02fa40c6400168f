#!/bin/sh
# Goes through an exchange as 1C does and says, step by step, whether this server can take one:
#   verify-exchange.sh <url> <user> <password>
#   verify-exchange.sh https://shop.example/seans/exchange 1c secret
# With "-" for the password it is read from standard input, so that it need not stand in a shell's history.
# Imports a catalogue without a single product. Exit status: 0 all well, 1 a step failed, 2 wrong usage.
# Needs curl. No session id is printed.
set -u

if [ "$#" -ne 3 ]; then
  echo "Usage: verify-exchange.sh <url> <user> <password, or - to read it>" >&2
  exit 2
fi
url=$1
user=$2
password=$3
if [ "$password" = "-" ]; then
  IFS= read -r password
fi

work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
umask 077
# Credentials and cookies go to curl in files: on its command line everybody on this machine could read them.
quoted() { printf '%s' "$1" | sed 's/[\\"]/\\&/g'; }
printf 'user = "%s:%s"\n' "$(quoted "$user")" "$(quoted "$password")" > "$work/login"
: > "$work/cookie"

# request <config file with cookie> <query> [further curl arguments]: body in $work/body, status in $status
request() {
  cookie=$1
  printf 'url = "%s?type=catalog&%s"\n' "$(quoted "$url")" "$2" > "$work/url"
  shift 2
  status=$(curl --silent --show-error --max-time 180 --config "$work/login" --config "$cookie" --config "$work/url" \
    --output "$work/body" --write-out '%{http_code}' "$@" 2> "$work/error") || {
    fail "$(cat "$work/error")"
  }
}

first_line() { head -n 1 "$work/body" | tr -d '\r'; }
reason() { tail -n +2 "$work/body" | grep -v '^sessid=' | iconv -f "$charset" -t UTF-8 2> /dev/null || true; }
charset=windows-1251

fail() {
  echo "FAILED  $step: $1"
  exit 1
}

expect() {
  if [ "$(first_line)" != "$1" ]; then
    fail "expected '$1', got HTTP $status '$(first_line)' $(reason)"
  fi
}

passed() { echo "ok      $step"; }

# 1C repeats an import, without a pause, for as long as the answer is progress.
import() {
  request "$1" "mode=import&filename=verify.xml$2"
  while [ "$(first_line)" = "progress" ]; do
    request "$1" "mode=import&filename=verify.xml$2"
  done
  expect success
}

cat > "$work/verify.xml" << 'XML'
<?xml version="1.0" encoding="UTF-8"?>
<КоммерческаяИнформация ВерсияСхемы="2.07" ДатаФормирования="2026-01-01T00:00:00">
  <Каталог СодержитТолькоИзменения="true">
    <Ид>seans-verify-exchange</Ид>
    <Наименование>seans-verify-exchange</Наименование>
    <Товары/>
  </Каталог>
</КоммерческаяИнформация>
XML

step="checkauth: name and password are accepted"
request "$work/cookie" "mode=checkauth"
expect success
id=$(sed -n '4s/^sessid=//p' "$work/body" | tr -d '\r')
if [ -z "$id" ]; then
  fail "the answer has no fourth line sessid=…"
fi
printf 'header = "Cookie: %s=%s"\n' "$(sed -n 2p "$work/body")" "$(sed -n 3p "$work/body")" > "$work/cookie"
passed

step="init: two lines, as 1C demands"
request "$work/cookie" "mode=init&sessid=$id"
lines=$(($(wc -l < "$work/body") + 1))
case $(first_line) in
zip=yes | zip=no) ;;
*) fail "expected 'zip=…', got HTTP $status '$(first_line)' $(reason)" ;;
esac
if [ "$lines" -ne 2 ]; then
  fail "expected two lines without an end of line after the second, got $lines"
fi
passed

step="file: an upload is taken"
request "$work/cookie" "mode=file&filename=verify.xml&sessid=$id" \
  --header 'Content-Type:' --data-binary "@$work/verify.xml"
expect success
passed

step="import: the file is imported"
import "$work/cookie" "&sessid=$id"
passed

: > "$work/no-cookie"
step="import again, with the cookie lost: the id in the address is enough"
import "$work/no-cookie" "&sessid=$id"
passed

step="a wrong id is refused with 403"
request "$work/no-cookie" "mode=import&filename=verify.xml&sessid=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
if [ "$status" != 403 ]; then
  fail "expected HTTP 403, got HTTP $status '$(first_line)'"
fi
expect failure
passed

echo "The exchange at $url works."
