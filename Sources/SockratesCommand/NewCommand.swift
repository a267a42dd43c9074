import ArgumentParser
import Sockrates
import SockratesPacks

/// `sockrates new`: begin a pack from a template.
struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Begin a pack from a template.",
        discussion: """
            Writes a whole pack, with comments that tell what can be changed, into a new folder. Without arguments it lists the \
            templates:

            \(list)
            """
    )

    @Argument(help: "A template's name.")
    var template: String?

    @Argument(help: "The folder to make.")
    var folder: String?

    func validate() throws {
        if template != nil, folder == nil { throw ValidationError("Missing expected argument '<folder>'") }
    }

    func run() throws {
        guard let template, let folder else { return print(Self.list) }
        guard let found = PackTemplate.named(template) else {
            let names = PackTemplate.all.map(\.name).joined(separator: ", ")
            throw CommandError.usage("there is no template \"\(template)\"; there are: \(names)")
        }
        do throws(PackError) {
            try found.write(to: folder)
        } catch {
            throw CommandError.failure(error.description)
        }
        let names = found.files.map { "\(folder)/\($0.name)" }.joined(separator: " and ")
        print(
            """
            Wrote \(names). Next:
              sockrates check \(folder)
              sockrates play \(folder) --watch
              sockrates serve \(folder)
            """
        )
    }

    private static var list: String {
        let width = PackTemplate.all.map(\.name.count).max() ?? 0
        return PackTemplate.all.map { template in
            "  \(template.name)\(String(repeating: " ", count: width - template.name.count))  \(template.about)"
        }.joined(separator: "\n")
    }
}
