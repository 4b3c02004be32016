"""Faults of what keeps the house safe: layers, checks of packages, writes, hosts, and what is kept for all readers."""

from scripts.planted_faults.fault import Fault

GUARDED = (
    Fault(
        "the screen reaches below its layer",
        "ui/frame/markup.py",
        "import re\n",
        "import re\n\nimport pandas\n",
        "nothing at first; then a page that calculates",
        ("tests/contract/test_layers.py",),
    ),
    Fault(
        "a key may stand twice",
        "store/package/check.py",
        'duplicated(subset=list(table.key), keep="first")',
        'duplicated(keep="first")',
        "a figure handed in twice, with two values, counts twice",
        ("tests/unit/store/package/test_check.py::test_damage_is_told_once_with_its_place_and_remedy",),
    ),
    Fault(
        "a write is not whole or absent",
        "store/saved/small_files.py",
        "f\".{record['id']}.draft\"",
        "f\"{record['id']}.json\"",
        "a saved view that is half a file after a power cut",
        ("tests/unit/store/saved/test_views.py",),
    ),
    Fault(
        "any port of our host may speak to us",
        "server/hosts.py",
        "page.place.host == where.host and same_port",
        "page.place.host == where.host",
        "another program's page on this machine reads what the board shows",
        ("tests/unit/server/test_hosts.py",),
    ),
    Fault(
        "any name is our host",
        "server/hosts.py",
        "_is_loopback(where.host) or where.host in self.named",
        "_is_loopback(where.host) or True",
        "a page of an attacker's that rebinds its name reads what the board shows",
        ("tests/unit/server/test_hosts.py", "tests/unit/server/test_gate.py"),
    ),
    Fault(
        "answers let pages load from elsewhere",
        "server/answers.py",
        "\"default-src 'self'; ",
        "\"default-src 'self' https:; ",
        "nothing; but what slips into a page may call out",
        ("tests/unit/test_app.py::test_every_answer_is_safe",),
    ),
    Fault(
        "what is kept forgets the dataset's version",
        "ui/pieces/kept.py",
        "shown.dataset.version, ",
        "",
        "after a new version is published the tables still hold the old figures",
        ("tests/unit/ui/pieces/test_kept.py",),
    ),
    Fault(
        "two versions of a dataset are taken for one",
        "store/handles.py",
        "    version: str\n    description",
        "    version: str = field(compare=False)\n    description",
        "answers worked out on the old version are given for the new one",
        ("tests/unit/store/test_datasets.py::test_an_answer_kept_of_one_version_is_never_given_for_another",),
    ),
)
