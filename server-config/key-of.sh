#!/bin/sh
# Prints the key of a session: the name of its folder, and in the API and the log (there its first 12 digits).
#   key-of.sh <sessid>
#   key-of.sh            reads the id from standard input, so that it need not stand in a shell's history
set -eu

if [ "$#" -gt 1 ]; then
  echo "Usage: key-of.sh [<sessid>]" >&2
  exit 2
fi
id=${1-}
if [ "$#" -eq 0 ]; then
  IFS= read -r id || [ -n "$id" ]
fi
if [ -z "$id" ]; then
  echo "key-of.sh: an empty id has no key; give the sessid as the argument or on standard input" >&2
  exit 2
fi
if command -v sha256sum > /dev/null; then
  printf '%s' "$id" | sha256sum | cut -d ' ' -f 1
else
  printf '%s' "$id" | shasum -a 256 | cut -d ' ' -f 1
fi
