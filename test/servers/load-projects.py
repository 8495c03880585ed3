"""Loads project folders into Label Studio 0.9.1 as its server does, all in one process.

Arguments: project folders. Prints a JSON object: under each folder's name the object and control tags that Label Studio found in the label
config, or what went wrong.
"""
import contextlib
import json
import os
import sys
from types import SimpleNamespace

from label_studio.project import Project


def load(folder):
    root, name = os.path.split(folder)
    project = Project.get(name, SimpleNamespace(root_dir=root, project_name=name), {})
    project.validate_label_config(project.label_config_full)
    return {
        "objects": [
            {"type": tag.tag, "name": tag.attrib["name"], "value": tag.attrib["value"]}
            for tag in project.config_input_tags
        ],
        "controls": {
            name: {"type": control["type"], "toName": ",".join(control["to_name"])}
            for name, control in project.parsed_label_config.items()
        },
    }


def load_or_explain(folder):
    try:
        return load(folder)
    except Exception as error:
        return {"error": "%s: %s" % (type(error).__name__, error)}


# Label Studio prints and logs to stdout as it loads.
with contextlib.redirect_stdout(sys.stderr):
    loaded = {os.path.basename(folder): load_or_explain(folder) for folder in sys.argv[1:]}
json.dump(loaded, sys.stdout)
