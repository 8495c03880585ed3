"""Compares what lsimport wrote with what Python's json reads from the same input.

Each line on standard input names the input and the tasks.json that was made of it, with a tab between; the answer is "equal" or what differs.
"""

import json
import sys


def expected(source):
    """The data of each task, as Tasks.from_json_file of Label Studio 0.9.1 has it: a task without "data" is its own data."""
    tasks = source if isinstance(source, list) else [source]
    return [task['data'] if 'data' in task else task for task in tasks]


def load(path):
    with open(path, encoding='utf-8-sig', newline='') as file:
        return json.load(file)


for line in sys.stdin:
    source, made = line.rstrip('\n').split('\t')
    try:
        # repr tells 1 from 1.0 and keeps the order of keys.
        ours = repr([task['data'] for task in load(made).values()])
        theirs = repr(expected(load(source)))
        print('equal' if ours == theirs else f'differs: {theirs} became {ours}', flush=True)
    except Exception as error:
        print(f'refused: {error!r}', flush=True)
