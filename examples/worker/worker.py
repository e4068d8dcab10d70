#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A worker for external service tasks of Todoke, with Python's standard library alone.

    TODOKE_TOKEN=… worker.py http://localhost:8080 [--once]

It does the topic "water-supply": looks up whether the water supply of an address is possible. The token comes from
    todoke-server worker add waterworks water-supply
"""
import json
import os
import sys
import time
import urllib.error
import urllib.request

TOPIC = "water-supply"
LOCK_SECONDS = 30


class Refused(Exception):
    """The server's answer was a refusal; it will not help to say the same again."""


def plain(value):
    """A tagged FEEL value as Python has it: {"n": "500"} is 500, {"c": [["name", "A"]]} is {"name": "A"}."""
    if isinstance(value, list):
        return [plain(one) for one in value]
    if isinstance(value, dict) and "c" in value:
        return {name: plain(one) for name, one in value["c"]}
    if isinstance(value, dict) and "n" in value:
        return float(value["n"]) if "." in value["n"] or "E" in value["n"] else int(value["n"])
    return value


class Todoke:
    def __init__(self, server, token):
        self.base = server.rstrip("/") + "/api/v1/external-work"
        self.token = token

    def post(self, path, body, tries=5):
        """Says it again when the network or the server fails: a result counts once, however often it is told."""
        request = urllib.request.Request(self.base + path, json.dumps(body).encode(), method="POST", headers={
            "Authorization": "Bearer " + self.token, "Content-Type": "application/json", "Accept-Language": "en"})
        for attempt in range(tries):
            try:
                with urllib.request.urlopen(request, timeout=30) as answer:
                    return json.load(answer)
            except urllib.error.HTTPError as error:
                if error.code < 500:
                    raise Refused(f"{error.code}: {json.load(error)['error']['text']}") from None
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                pass
            time.sleep(0.2 * 2 ** attempt)
        raise ConnectionError(f"{self.base}{path} does not answer")


def look_up(variables):
    """What the town's own system knows. Raises KeyError for an address that it has not."""
    block = variables["block"]
    supplied = {"1-1": True, "9-9": False}
    return {"possible": supplied[block], "diameter": 20}


def work(todoke, job):
    path = "/" + job["request"]
    try:
        variables = {name: plain(value) for name, value in job["variables"].items()}
        results = look_up(variables)
    except KeyError:
        todoke.post(path + "/error", {"code": "unknown-address"})  # the workflow knows what then
    except Exception as error:  # anything else may be better later
        todoke.post(path + "/fail", {"error": type(error).__name__})
    else:
        todoke.post(path + "/complete", {"results": results})


def main():
    todoke = Todoke(sys.argv[1], os.environ["TODOKE_TOKEN"])
    while True:
        jobs = todoke.post("/fetch", {"topics": [TOPIC], "lockSeconds": LOCK_SECONDS})["work"]
        for job in jobs:
            try:
                work(todoke, job)
                print("done", job["request"], flush=True)
            except Refused as refusal:  # somebody else has it, or the case was withdrawn
                print("refused", job["request"], refusal, flush=True)
        if "--once" in sys.argv:
            return
        if not jobs:
            time.sleep(2)


if __name__ == "__main__":
    main()
