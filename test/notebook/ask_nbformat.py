"""Answers, for each notebook text (one JSON string a line), what nbformat makes of it: one JSON object a line."""

import json
import sys
import warnings

import nbformat

warnings.simplefilter("ignore")


def answer(text):
    try:
        loaded = json.loads(text)
        valid = nbformat.validator.isvalid(json.loads(text))
        notebook = nbformat.v4.to_notebook(loaded)
        written = nbformat.v4.writes(notebook) + "\n"
        written.encode("utf-8")
        return {"valid": valid, "written": written}
    except Exception as error:
        return {"valid": False, "error": repr(error)[:200]}


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))))
