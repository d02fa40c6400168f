"""Prints what changes in 1C, as it changes: python3 feed.py base-url user password cursor-file [--once]"""

import base64, http.client, json, os, pathlib, sys, time, urllib.parse, urllib.request

base, user, password, file = sys.argv[1].rstrip("/"), sys.argv[2], sys.argv[3], pathlib.Path(sys.argv[4])
once = sys.argv[5:] == ["--once"]
headers = {"Authorization": "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()}


def read(cursor):
    query = urllib.parse.urlencode({"after": cursor, "limit": 1000, "wait": "0s" if once else "20s"})
    with urllib.request.urlopen(urllib.request.Request(f"{base}/api/changes?{query}", headers=headers), timeout=60) as answer:
        return json.load(answer)


def keep(cursor):
    part = file.with_name(file.name + ".part")
    part.write_text(cursor)
    os.replace(part, file)


more = True
while more or not once:
    try:
        page = read(file.read_text() if file.exists() else "0")
        for change in page["changes"]:
            print(change["kind"], change["id"], change.get("record", {}).get("name") or "", flush=True)
        keep(page["next"])
        more = page["more"]
    except (OSError, http.client.HTTPException, ValueError) as failed:
        status = getattr(failed, "code", None)
        print(failed, file=sys.stderr)
        if status in (400, 401, 403):
            sys.exit(1)
        if status == 410:  # the database was set back: everything comes anew
            keep("0")
        time.sleep(int(getattr(failed, "headers", {}).get("Retry-After", 1)))
