/// The programs that a pack's hooks name, each once.
///
/// A program does what it likes, as the user that Sockrates runs as, and a pack may come from a stranger; so whoever loads the pack says
/// that its programs may run.
final class PackPrograms {
    /// The setting that lets programs run, `1`.
    static let setting = "SOCKRATES_ALLOW_PROGRAMS"

    private let place: PackPlace
    private let areAllowed: Bool
    private var programs: [String: HookProgram] = [:]
    /// Where sessions wait for the programs; `nil` where the pack has none.
    private(set) var workshop: ProgramWorkshop?

    init(place: PackPlace, environment: [String: String]) {
        self.place = place
        areAllowed = environment[Self.setting] == "1"
    }

    /// The program of a file in the pack's folder.
    func program(_ file: String, at place: ScriptPlace) throws(ScriptFailure) -> HookProgram {
        if let known = programs[file] { return known }
        guard let folder = self.place.folder as? DiskPackFolder else {
            throw ScriptFailure(at: place, "a built-in pack runs no programs")
        }
        guard areAllowed else {
            throw ScriptFailure(
                at: place,
                "this pack runs its program \"\(file)\" as you; where you trust it, set \(Self.setting)=1"
            )
        }
        let program = try HookProgram(file, inFolder: folder.path, at: place)
        programs[file] = program
        workshop = workshop ?? ProgramWorkshop()
        return program
    }
}
