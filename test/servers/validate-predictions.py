"""Validates predictions with the label-studio-sdk.

Reads one JSON object a line from standard input: {"config": "<View>...", "prediction": {...}}. Writes for each, in order, the list of
errors that LabelInterface.validate_prediction returns, as JSON.
"""
import json
import sys

from label_studio_sdk.label_interface import LabelInterface

for line in sys.stdin:
    case = json.loads(line)
    errors = LabelInterface(case["config"]).validate_prediction(case["prediction"], return_errors=True)
    print(json.dumps([str(error) for error in errors]))
