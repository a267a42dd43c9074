"""scripts/check-imports against small packages made for the purpose: one clean, the others each with a fault."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "check-imports"

MANIFEST = """// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "fixture",
    dependencies: [{packages}],
    targets: [
        {targets}
    ]
)
"""
JUDGE = '.target(name: "SockratesJudge"),'
SOCKETS = '.target(name: "SockratesSockets"),'
QUIZ = '.target(name: "SockratesQuiz", dependencies: ["SockratesJudge"]),'
PLAIN = "struct Plain {}\n"


def check(targets: list[str], files: dict[str, str], packages: str = "") -> tuple[int, list[str]]:
    """Runs the check on a package of these targets and files; returns its exit code and the lines it printed."""
    with tempfile.TemporaryDirectory() as folder:
        package = Path(folder)
        manifest = MANIFEST.format(packages=packages, targets="\n        ".join(targets))
        for name, text in {"Package.swift": manifest, **files}.items():
            file = package / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        command = [sys.executable, str(SCRIPT), "--package", str(package)]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
        return run.returncode, (run.stdout + run.stderr).splitlines()


class CleanPackage(unittest.TestCase):
    def test_passes_in_silence(self) -> None:
        tests = '.testTarget(name: "SockratesQuizTests", dependencies: ["SockratesQuiz", "SockratesJudge"]),'
        outcome = check(
            [JUDGE, QUIZ, tests],
            {
                "Sources/SockratesJudge/Verdict.swift": "public import Foundation\npublic struct Verdict {}\n",
                "Sources/SockratesQuiz/Session.swift": """\
                    // import NIOCore
                    /* Date() /* import NIOCore */ import NIOCore */
                    public import struct SockratesJudge.Verdict
                    @preconcurrency import class Foundation.NSLock; import Synchronization
                    let text = "Date() and ContinuousClock", raw = #"\\(Date())"#
                    let prose = \"\"\"
                        import NIOCore
                        \"\"\"
                    func draw(from seeded: inout some RandomNumberGenerator) -> Int {
                        [1, 2].shuffled(using: &seeded)[0] + Int.random(in: max(0, 1)...9, using: &seeded)
                    }
                    """,
                "Tests/SockratesQuizTests/SessionTests.swift": """\
                    import Testing
                    @testable import SockratesQuiz
                    import SockratesJudge
                    let started = ContinuousClock.now
                    """,
            },
        )
        self.assertEqual(outcome, (0, []))

    def test_an_example_needs_no_room(self) -> None:
        example = '.executableTarget(name: "Sums", dependencies: ["SockratesJudge"], path: "Examples/Sums"),'
        outcome = check(
            [JUDGE, example],
            {"Sources/SockratesJudge/Verdict.swift": PLAIN, "Examples/Sums/main.swift": "import SockratesJudge\n"},
        )
        self.assertEqual(outcome, (0, []))


class FaultyPackage(unittest.TestCase):
    def assert_one_violation(self, outcome: tuple[int, list[str]], place: str, *words: str) -> None:
        code, lines = outcome
        self.assertEqual((code, len(lines)), (1, 1), lines)
        self.assertTrue(lines[0].startswith(place + ": "), lines)
        self.assertIn("; ", lines[0], "it says what to do")
        for word in words:
            self.assertIn(word, lines[0])

    def test_import_that_is_not_declared(self) -> None:
        forms = [
            "import SockratesJudge", "public import SockratesJudge", "@testable import SockratesJudge",
            "import struct SockratesJudge.Verdict", "@preconcurrency package import SockratesJudge",
            "@_spi(Inner) internal import SockratesJudge", "import Foundation; import SockratesJudge",
            "#if os(Linux)\nimport SockratesJudge\n#endif",
        ]
        files = {f"Sources/SockratesPacks/Form{number}.swift": form for number, form in enumerate(forms)}
        files["Sources/SockratesJudge/Verdict.swift"] = PLAIN
        code, lines = check([JUDGE, '.target(name: "SockratesPacks"),'], files)
        self.assertEqual(code, 1)
        for number, form in enumerate(forms):
            line = 1 + form.split("import SockratesJudge")[0].count("\n")
            self.assertTrue(
                lines[number].startswith(
                    f"Sources/SockratesPacks/Form{number}.swift:{line}: SockratesPacks imports SockratesJudge"
                ),
                lines,
            )
        self.assertEqual(len(lines), len(forms))

    def test_dependency_of_a_dependency_is_not_declared(self) -> None:
        outcome = check(
            [JUDGE, QUIZ, '.target(name: "SockratesServer", dependencies: ["SockratesQuiz"]),'],
            {
                "Sources/SockratesJudge/Verdict.swift": PLAIN,
                "Sources/SockratesQuiz/Session.swift": PLAIN,
                "Sources/SockratesServer/Server.swift": "import SockratesQuiz\nimport SockratesJudge\n",
            },
        )
        self.assert_one_violation(outcome, "Sources/SockratesServer/Server.swift:2", "does not declare")

    def test_arrow_that_points_up(self) -> None:
        outcome = check(
            ['.target(name: "SockratesJudge", dependencies: ["SockratesQuiz"]),', '.target(name: "SockratesQuiz"),'],
            {
                "Sources/SockratesJudge/Verdict.swift": "import SockratesQuiz\n",
                "Sources/SockratesQuiz/Session.swift": PLAIN,
            },
        )
        self.assert_one_violation(outcome, "Package.swift:8", "SockratesJudge (room 0)", "SockratesQuiz (room 1)")

    def test_arrow_between_the_ground_rooms(self) -> None:
        outcome = check(
            [JUDGE, '.target(name: "SockratesSockets", dependencies: ["SockratesJudge"]),'],
            {"Sources/SockratesJudge/Verdict.swift": PLAIN, "Sources/SockratesSockets/Listener.swift": PLAIN},
        )
        self.assert_one_violation(outcome, "Package.swift:9", "arrows point down")

    def test_target_without_a_room(self) -> None:
        outcome = check(['.target(name: "SockratesAttic"),'], {"Sources/SockratesAttic/Box.swift": PLAIN})
        self.assert_one_violation(outcome, "Package.swift:8", "SockratesAttic has no room")

    def test_nio_outside_the_sockets(self) -> None:
        nio = '.product(name: "NIOCore", package: "swift-nio")'
        outcome = check(
            [
                f'.target(name: "SockratesSockets", dependencies: [{nio}]),',
                f'.target(name: "SockratesServer", dependencies: ["SockratesSockets", {nio}]),',
            ],
            {
                "Sources/SockratesSockets/Listener.swift": "import NIOCore\n",
                "Sources/SockratesServer/Server.swift": "\nimport NIOCore\n",
            },
            packages='.package(url: "https://github.com/apple/swift-nio", from: "2.101.2")',
        )
        code, lines = outcome
        self.assertEqual(code, 1)
        self.assertEqual([line.split(": ")[0] for line in lines], ["Package.swift:9", "Sources/SockratesServer/Server.swift:2"])

    def test_impure_module_in_a_pure_room(self) -> None:
        for module in ["Dispatch", "FoundationNetworking", "NIOCore"]:
            with self.subTest(module):
                outcome = check([JUDGE], {"Sources/SockratesJudge/Verdict.swift": f"import {module}\n"})
                self.assert_one_violation(outcome, "Sources/SockratesJudge/Verdict.swift:1", module, "is pure")

    def test_clock_or_unseeded_randomness_in_a_pure_room(self) -> None:
        faults = [
            "let now = ContinuousClock.now", "let clock: any Clock = SuspendingClock()", "let now = Date()",
            "let now = Date.now", 'let told = "at \\(Date())"', "var generator = SystemRandomNumberGenerator()",
            "let drawn = Int.random(in: 0..<(1 + 2))", "let turned = [1, 2].shuffled()", "let id = UUID()",
            "let one = [1, 2].randomElement()", "let bucket = name.hashValue % 8", "let now = time(nil)",
        ]
        files = {f"Sources/SockratesJudge/Fault{number:02}.swift": f"\n{fault}\n" for number, fault in enumerate(faults)}
        code, lines = check([JUDGE], files)
        self.assertEqual(code, 1)
        self.assertEqual([line.split(": ")[0] for line in lines], [f"{name}:2" for name in files])

    def test_clock_above_the_pure_rooms_is_allowed(self) -> None:
        outcome = check([SOCKETS], {"Sources/SockratesSockets/Deadline.swift": "let now = ContinuousClock.now\n"})
        self.assertEqual(outcome, (0, []))

    def test_testing_outside_the_tests(self) -> None:
        outcome = check([JUDGE], {"Sources/SockratesJudge/Verdict.swift": "import Testing\n"})
        self.assert_one_violation(outcome, "Sources/SockratesJudge/Verdict.swift:1", "tests")

    def test_package_that_cannot_be_read(self) -> None:
        code, lines = check(["this is no target"], {})
        self.assertEqual(code, 2)
        self.assertIn("dump-package", lines[0])


if __name__ == "__main__":
    unittest.main()
