import Foundation
import Sockrates
import SockratesPacks

/// A question bank's file, read whole.
struct BankFile {
    let bytes: [UInt8]
    /// Its name without folders.
    let name: String

    /// The name without its ending, as a pack's title.
    var title: String {
        let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
        return stem.isEmpty ? name : stem
    }

    /// Reads a file.
    ///
    /// - Throws: ``CommandError`` where it can't be read or is too large.
    init(_ path: String) throws(CommandError) {
        let url = URL(fileURLWithPath: path)
        name = url.lastPathComponent
        do {
            let size = try url.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0
            guard size <= QuestionBank.largestFile else {
                throw CommandError.failure(
                    "\(path): it has \(size) bytes, and a bank may have \(QuestionBank.largestFile): import it in parts"
                )
            }
            bytes = [UInt8](try Data(contentsOf: url))
        } catch let error as CommandError {
            throw error
        } catch {
            throw .usage("\(path) can't be read: \((error as NSError).localizedDescription)")
        }
    }

    /// A format by its name.
    static func format(_ name: String?) throws(BankError) -> BankFormat? {
        guard let name else { return nil }
        guard let format = BankFormat(rawValue: name.lowercased()) else { throw BankError.unknownFormat(name) }
        return format
    }
}
