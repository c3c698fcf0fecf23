#!/usr/bin/env python3
"""Judges JSON documents by a JSON Schema with Python's jsonschema: one line a file, "valid" or "broken", a tab, the file.

Usage: judge.py SCHEMA FILE...
Needs the Debian package python3-jsonschema. Exit code 0 whatever the verdicts, 1 when the schema itself is none.
"""
import json
import sys

import jsonschema


def verdict(validator, path):
    try:
        with open(path, encoding="utf-8") as file:
            document = json.load(file)
    except ValueError:
        return "broken"
    return "valid" if validator.is_valid(document) else "broken"


def main(schema_path, paths):
    with open(schema_path, encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    for path in paths:
        print(f"{verdict(validator, path)}\t{path}")


if __name__ == "__main__":
    try:
        main(sys.argv[1], sys.argv[2:])
    except jsonschema.SchemaError as fault:
        sys.exit(f"no schema: {fault.message}")
