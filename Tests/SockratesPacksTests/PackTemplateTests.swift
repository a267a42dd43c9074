import Foundation
import SockratesPacks
import SockratesQuiz
import Testing

/// What `sockrates new` writes.
@Suite struct PackTemplateTests {
    private let folder = NSTemporaryDirectory() + "sockrates-template-\(UUID().uuidString)"

    @Test(arguments: PackTemplate.all.map(\.name))
    func everyTemplateIsAPackThatIsWell(name: String) throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try #require(PackTemplate.named(name)).write(to: folder)
        let pack = try Pack.load(folder)
        #expect(pack.warnings == [])
        #expect(PackCheck(pack, file: name).report(seed: 1).problems == [])
        #expect(pack.hasFlag)
    }

    @Test func everyFolderOfTemplatesIsCompiledIn() throws {
        let root = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Templates")
        let names = try FileManager.default.contentsOfDirectory(atPath: root.path)
        #expect(Set(names) == Set(PackTemplate.all.map(\.name)))
        for template in PackTemplate.all {
            let files = try FileManager.default.contentsOfDirectory(atPath: root.appending(path: template.name).path)
            #expect(Set(files) == Set(template.files.map(\.name)))
            for file in template.files {
                let contents = try Data(contentsOf: root.appending(path: "\(template.name)/\(file.name)"))
                #expect(Array(contents) == file.contents, "\(template.name)/\(file.name)")
            }
        }
    }

    @Test func nothingIsOverwritten() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let template = try #require(PackTemplate.named("quiz"))
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try template.write(to: folder)
        #expect(throws: PackError.self) { try template.write(to: folder) }
        let file = folder + "/pack.yaml"
        try Data("mine".utf8).write(to: URL(fileURLWithPath: file))
        #expect(throws: PackError.self) { try template.write(to: folder) }
        #expect(throws: PackError.self) { try template.write(to: file) }
        #expect(try String(contentsOfFile: file, encoding: .utf8) == "mine")
    }
}
