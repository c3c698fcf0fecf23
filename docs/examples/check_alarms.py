#!/usr/bin/env python3
"""Validates alarm events, one JSON document a line, and prints the newest event of each alarm.

Usage: check_alarms.py SCHEMA [FILE]     (without FILE: standard input)
Exit code 1 when an event breaks the schema.
"""
import json
import sys

import jsonschema


def read(lines, validator):
    """Returns the newest event of each alarm_id, and the number of broken lines."""
    seen, newest, broken = set(), {}, 0
    for number, line in enumerate(lines, start=1):
        alarm = json.loads(line)
        faults = [f"/{'/'.join(map(str, fault.absolute_path))}: {fault.message}" for fault in validator.iter_errors(alarm)]
        if faults:
            broken += 1
            print(f"line {number}: {'; '.join(faults)}", file=sys.stderr)
        elif alarm["event_id"] not in seen:
            seen.add(alarm["event_id"])
            known = newest.get(alarm["alarm_id"])
            if known is None or alarm["sequence"] > known["sequence"]:
                newest[alarm["alarm_id"]] = alarm
    return newest, broken


def main(schema_path, path=None):
    with open(schema_path, encoding="utf-8") as file:
        validator = jsonschema.Draft7Validator(json.load(file))
    with open(path, encoding="utf-8") if path else sys.stdin as lines:
        newest, broken = read(lines, validator)
    for alarm in newest.values():
        print(alarm["alarm_key"], alarm["event"], alarm["severity"], alarm["occurred_at"])
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
