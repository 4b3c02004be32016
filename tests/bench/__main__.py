"""Prints what the speed claims rest on, as ratios within one run: python -m tests.bench [answers] [reruns]"""

import sys

from tests.bench import answers, reruns

SECTIONS = {"answers": answers.run, "reruns": reruns.run}

if __name__ == "__main__":
    for name in sys.argv[1:] or SECTIONS:
        print(f"\n== {name}: {SECTIONS[name].__doc__}")
        SECTIONS[name]()
