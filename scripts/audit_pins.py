"""Looks up known vulnerabilities of every pinned package: python -m scripts.audit_pins

Where no database can be reached it says so in one line and passes: a machine without the internet must still be able to check.
A package the database does not know is named; nothing is called safe that was not looked up.
"""

import json
import re
import subprocess
import sys
from json import JSONDecodeError
from pathlib import Path

PINS = Path(__file__).resolve().parent.parent / "requirements-dev.txt"  # it holds all of requirements.txt too
COMMAND = [
    sys.executable,
    "-m",
    "pip_audit",
    "--requirement",
    str(PINS),
    "--disable-pip",
    "--require-hashes",
    "--format",
    "json",
    "--desc",
    "off",
    "--progress-spinner",
    "off",
    "--timeout",
    "10",
]
_UNREACHED = re.compile(r"requests\.exceptions\.\w*(?:Connection|Connect|Proxy|Timeout|SSL)\w*|Could not connect to")
SKIPPED = "Audit skipped, no vulnerability database can be reached (漏洞库不可达，跳过审计)"


def verdict(code: int, out: str, err: str) -> tuple[int, str]:
    """The exit code and what is told, of what pip-audit answered."""
    try:
        found = json.loads(out)["dependencies"]
    except (JSONDecodeError, KeyError):
        if _UNREACHED.search(err):
            return 0, SKIPPED
        return code or 1, f"The audit itself failed:\n{err}"
    unknown = [one["name"] for one in found if "skip_reason" in one]
    if found and len(unknown) == len(found):
        return 0, SKIPPED  # something answers in the database's place, and knows nothing
    told = [
        f"{one['name']} {one['version']}: {flaw['id']}, mended in {', '.join(flaw['fix_versions']) or 'no version yet'}"
        for one in found
        for flaw in one.get("vulns", [])
    ]
    if unknown:
        told.append(f"Not in the database, so not audited: {', '.join(unknown)}")
    if any(one.get("vulns") for one in found):
        return 1, "\n".join([*told, "Raise these pins in pyproject.toml, then `make lock` (请升级后重新锁定)."])
    return 0, "\n".join([*told, f"No known vulnerabilities in {len(found) - len(unknown)} packages."])


def main() -> int:
    ended = subprocess.run(COMMAND, capture_output=True, text=True, check=False)
    code, told = verdict(ended.returncode, ended.stdout, ended.stderr)
    print(told, file=sys.stderr if code else sys.stdout)
    return code


if __name__ == "__main__":
    sys.exit(main())
