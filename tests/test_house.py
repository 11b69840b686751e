"""The house itself: the lock, the licences, Streamlit's settings, and ./run on bare machines.

The tests of ./run work in a copy, on a PATH that holds only stand-ins and the few plain tools that
the script needs, so they see a bare machine whatever this one has, and need no network.
"""

import re
import shutil
import stat
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
COMMANDS = ["app", "test", "check", "lint", "bench", "messages"]


# ---------------------------------------------------------------- the lock


def lock_entries() -> list[str]:
    """The requirements of the lock, each with its continuation lines joined."""
    joined = re.sub(r"\s*\\\n\s+", " ", LOCK)
    return [
        line for line in joined.splitlines() if line.strip() and not line.lstrip().startswith("#")
    ]


def name_of(requirement: str) -> str:
    return re.split(r"[^A-Za-z0-9_.-]", requirement, maxsplit=1)[0].lower().replace("_", "-")


def test_lock_names_no_index_address() -> None:
    assert "://" not in LOCK
    assert not re.search(r"^\s*-", LOCK.replace("    --hash=", ""), re.MULTILINE)


def test_lock_pins_every_line_with_a_hash() -> None:
    assert len(lock_entries()) > 50
    for entry in lock_entries():
        assert re.match(r"[a-z0-9.-]+==[0-9][^ ]*( ; [^-]+)? --hash=sha256:[0-9a-f]{64}", entry), (
            entry
        )


def test_lock_holds_what_pyproject_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    locked = {name_of(entry) for entry in lock_entries()}
    assert {name_of(requirement) for requirement in asked} <= locked


def test_lock_leaves_durable_rules_out_on_python_3_13() -> None:
    (entry,) = [entry for entry in lock_entries() if name_of(entry) == "durable-rules"]
    assert entry.startswith("durable-rules==2.0.28 ; python_full_version < '3.13' ")


# ---------------------------------------------------------------- licences and settings


@pytest.mark.parametrize(
    ("file", "title"),
    [
        ("LICENSE", "Apache License"),
        ("LICENSE-TEXTS", "Creative Commons Attribution 4.0 International"),
    ],
)
def test_licence_is_there_in_full(file: str, title: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    assert title in text
    assert len(text) > 10_000


def streamlit_settings() -> dict[str, dict[str, object]]:
    return tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))


def test_streamlit_reports_nothing_and_listens_here_only() -> None:
    settings = streamlit_settings()
    assert settings["browser"]["gatherUsageStats"] is False
    assert settings["server"]["address"] == "127.0.0.1"
    assert settings["server"]["enableStaticServing"] is False
    assert settings["client"]["showErrorDetails"] == "none"
    assert settings["client"]["showErrorLinks"] is False


def test_streamlit_knows_every_setting() -> None:
    shown = subprocess.run(
        [sys.executable, "-m", "streamlit", "config", "show"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "not a valid config option" not in shown.stderr + shown.stdout
    for section, options in streamlit_settings().items():
        for option in options:
            assert re.search(rf"^{option} = ", shown.stdout, re.MULTILINE), f"{section}.{option}"


def test_ci_runs_what_a_person_runs() -> None:
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert script.rstrip().endswith("./run test")


# ---------------------------------------------------------------- ./run on a bare machine

TOOLS = "bash env dirname readlink cat sha256sum awk mktemp tail head rm grep cp flock mkdir touch"

# A Python that has only what the file "has" beside it names: venv, headers, libraries.
PYTHON = r"""#!/bin/bash
here={bin}
has() {{ grep -qx "$1" "$here/has"; }}
case "$*" in
    --version) echo "Python 3.11.2" ;;
    *"import venv, ensurepip"*) has venv ;;
    *Python.h*) has headers ;;
    *ctypes*) has libraries ;;
    *"< (3, 11)"*) exit 0 ;;
    *">= (3, 13)"*) exit 0 ;;
    "-m venv "*) mkdir -p "${{@: -1}}/bin" && cp "$0" "${{@: -1}}/bin/python" ;;
    "-m pip install"*) echo "pip $*" >>"$here/log" ;;
    "-m pip"*) exit 0 ;;
    "-m lawbase"*) echo "lawbase: $*" ;;
    *) echo "stand-in python: $*" >&2; exit 9 ;;
esac
"""

# An apt-get that "installs" by telling the stand-in Python that it now has everything.
APT_GET = r"""#!/bin/bash
echo "apt-get $* [${{DEBIAN_FRONTEND-}}]" >>{bin}/log
case "$*" in *install*) printf '%s\n' venv headers libraries >{bin}/has ;; esac
case "$*" in *gcc*) cp {bin}/apt-get {bin}/gcc ;; esac
case "$*" in *fonts-noto-core*) touch {bin}/fonts ;; esac
"""


class Machine:
    """A bare machine: a copy of what ./run reads, and a PATH of stand-ins."""

    def __init__(self, folder: Path, uid: int) -> None:
        self.project = folder / "project"
        self.bin = folder / "bin"
        self.project.mkdir()
        self.bin.mkdir()
        for file in ["run", "requirements.lock", "pyproject.toml"]:
            shutil.copy(ROOT / file, self.project / file)
        for tool in TOOLS.split():
            found = shutil.which(tool)
            if found is None:
                pytest.skip(f"this system has no {tool}")
            (self.bin / tool).symlink_to(found)
        self.stand_in("python3", PYTHON.format(bin=self.bin))
        self.stand_in("id", f"#!/bin/bash\necho {uid}\n")
        self.stand_in("find", f"#!/bin/bash\n[ ! -e {self.bin}/fonts ] || echo font\n")
        self.has("")

    def stand_in(self, name: str, script: str) -> None:
        file = self.bin / name
        file.write_text(script, encoding="utf-8")
        file.chmod(file.stat().st_mode | stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH)

    def has(self, *parts: str) -> None:
        (self.bin / "has").write_text("\n".join(parts) + "\n", encoding="utf-8")

    @property
    def log(self) -> list[str]:
        file = self.bin / "log"
        return file.read_text(encoding="utf-8").splitlines() if file.exists() else []

    def run(self, *arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [self.project / "run", *arguments],
            env={"PATH": str(self.bin), "HOME": str(self.project), **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )


def test_help_lists_every_command(tmp_path: Path) -> None:
    machine = Machine(tmp_path, uid=1000)
    for arguments in (["--help"], []):
        shown = machine.run(*arguments)
        assert shown.returncode == 0
        for command in COMMANDS:
            assert re.search(rf"^  {command}\b", shown.stdout, re.MULTILINE), command
        assert "--deep" in shown.stdout


def test_unknown_command_is_refused(tmp_path: Path) -> None:
    shown = Machine(tmp_path, uid=1000).run("tset")
    assert shown.returncode == 2
    assert "no command 'tset'" in shown.stderr


def test_user_without_venv_is_told_the_exact_command(tmp_path: Path) -> None:
    shown = Machine(tmp_path, uid=1000).run("app")
    assert shown.returncode == 1
    assert (
        "  sudo apt-get update && sudo apt-get install -y python3-venv gcc libc6-dev python3-dev"
        " libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-core\n"
    ) in shown.stderr
    assert shown.stderr.endswith("cannot be made without python3-venv.\n")


def test_user_who_tests_is_told_of_the_browser_too(tmp_path: Path) -> None:
    machine = Machine(tmp_path, uid=1000)
    machine.has("venv", "headers", "libraries")
    machine.stand_in("gcc", "#!/bin/bash\n")
    shown = machine.run("test")
    assert "apt-get install -y fonts-noto-core chromium poppler-utils" in shown.stderr
    assert "Going on without." in shown.stderr


def test_user_without_compiler_or_pango_goes_on(tmp_path: Path) -> None:
    machine = Machine(tmp_path, uid=1000)
    machine.has("venv")
    shown = machine.run("app", "--port", "9000")
    assert shown.returncode == 0, shown.stderr
    assert "apt-get install -y gcc libc6-dev python3-dev libpango-1.0-0" in shown.stderr
    assert shown.stdout.endswith("lawbase: -m lawbase app --port 9000\n")
    assert not any("--no-build-isolation -r" in line for line in machine.log), "built without gcc"


def test_second_start_installs_nothing_and_a_compiler_that_came_later_is_used(
    tmp_path: Path,
) -> None:
    machine = Machine(tmp_path, uid=1000)
    machine.has("venv")
    assert machine.run("check").returncode == 0
    installed = machine.log
    assert len(installed) == 2
    assert "--require-hashes" in installed[0]

    assert machine.run("check").stdout == "lawbase: -m lawbase check\n"
    assert machine.log == installed

    machine.has("venv", "headers")
    machine.stand_in("gcc", "#!/bin/bash\n")
    assert "Building durable-rules" in machine.run("check").stdout
    assert "--no-build-isolation -r" in machine.log[-1]
    third = machine.log
    assert machine.run("check").stderr == ""
    assert machine.log == third


def test_changed_lock_installs_again(tmp_path: Path) -> None:
    machine = Machine(tmp_path, uid=1000)
    machine.has("venv")
    machine.run("check")
    before = len(machine.log)
    with (machine.project / "requirements.lock").open("a", encoding="utf-8") as lock:
        lock.write("# changed\n")
    machine.run("check")
    assert len(machine.log) > before


def test_root_installs_what_is_missing(tmp_path: Path) -> None:
    machine = Machine(tmp_path, uid=0)
    machine.stand_in("apt-get", APT_GET.format(bin=machine.bin))
    shown = machine.run("app")
    assert shown.returncode == 0, shown.stderr
    assert shown.stderr == ""
    update, install = machine.log[:2]
    assert update == "apt-get update [noninteractive]"
    assert install.endswith("libharfbuzz-subset0 fonts-noto-core [noninteractive]")
    assert "Installing from Debian: python3-venv gcc" in shown.stdout
    assert "Building durable-rules" in shown.stdout


def test_root_whose_install_fails_is_told_the_command(tmp_path: Path) -> None:
    machine = Machine(tmp_path, uid=0)
    machine.stand_in("apt-get", "#!/bin/bash\necho 'no network'\nexit 100\n")
    shown = machine.run("app")
    assert shown.returncode == 1
    assert "no network" in shown.stderr
    assert "sudo apt-get install -y python3-venv" in shown.stderr


def test_old_python_is_refused(tmp_path: Path) -> None:
    machine = Machine(tmp_path, uid=1000)
    machine.stand_in("python3", "#!/bin/bash\n[ $1 = --version ] && echo Python 3.9.2 || exit 1\n")
    shown = machine.run("app")
    assert shown.returncode == 1
    assert "Python 3.11 or newer is needed (found: Python 3.9.2)" in shown.stderr


def test_named_python_gets_an_environment_of_its_own(tmp_path: Path) -> None:
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    machine = Machine(tmp_path, uid=1000)
    shown = machine.run("check", LAWBASE_PYTHON=str(tmp_path / "no-such-python"))
    assert shown.returncode == 1
    assert "no-such-python: no such program." in shown.stderr

    real = Path(sys.executable).resolve()
    (machine.project / f".venv-{version}/bin").mkdir(parents=True)
    stub = machine.project / f".venv-{version}/bin/python"
    stub.write_text(PYTHON.format(bin=machine.bin), encoding="utf-8")
    stub.chmod(0o755)
    machine.stand_in("gcc", "#!/bin/bash\n")
    shown = machine.run("check", LAWBASE_PYTHON=str(real))
    assert shown.stdout.endswith("lawbase: -m lawbase check\n"), shown.stderr
    assert (machine.project / f".venv-{version}/.stamp").exists()
    assert not (machine.project / ".venv").exists()
