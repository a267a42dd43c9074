import Foundation
#if canImport(FoundationXML)
    import FoundationXML
#endif

/// An element of a Moodle XML file.
final class BankXMLElement {
    let name: String
    let line: Int
    let attributes: [String: String]
    private(set) var children: [BankXMLElement] = []
    /// The text that stands in it, and not in its children.
    fileprivate(set) var text = ""
    /// Whether elements stand in its text, which are written into it as HTML.
    fileprivate(set) var isMarkedUp = false
    /// How much a question holds, in bytes: its texts, and a little for each element.
    fileprivate(set) var bytes = 0

    fileprivate init(name: String, line: Int, attributes: [String: String]) {
        self.name = name
        self.line = line
        self.attributes = attributes
    }

    fileprivate func add(_ child: BankXMLElement) { children.append(child) }

    /// The first child of a name.
    func child(_ name: String) -> BankXMLElement? { children.first { $0.name == name } }

    /// The children of a name.
    func children(_ name: String) -> [BankXMLElement] { children.filter { $0.name == name } }

    /// What stands in its `text`, or in itself where it has none.
    var content: String { (child("text")?.text ?? text).trimmed }

    /// What stands there, in a place that has no HTML.
    var plainContent: String {
        child("text")?.isMarkedUp ?? isMarkedUp
            ? HTMLText(content, lineBreaks: .areSpaces).plain : HTMLText.tidied(content)
    }

    /// The lines of the texts within it that hold elements.
    var linesOfMarkup: [Int] { (isMarkedUp ? [line] : []) + children.flatMap(\.linesOfMarkup) }

    /// Writes a tag into its text, as it would stand there in `<![CDATA[`.
    fileprivate func mark(_ name: String, isClosing: Bool, attributes: [String: String] = [:]) {
        isMarkedUp = true
        guard !isClosing else {
            if !["br", "hr", "img", "input", "wbr"].contains(name) { text += "</\(name)>" }
            return
        }
        let written = attributes.sorted { $0.key < $1.key }.map {
            " \($0.key)=\"\($0.value.replacing("&", with: "&amp;").replacing("\"", with: "&quot;"))\""
        }
        text += "<\(name)\(written.joined())>"
    }
}

/// Walks through a Moodle XML file and gives each `question` when it ends.
///
/// Files come from strangers: whatever declares entities is refused unread, nesting is bounded, and embedded files are passed
/// over. What people break most often, `&` written for itself and HTML's names of characters, is mended.
final class BankXMLWalk: NSObject, XMLParserDelegate {
    /// What stopped the walk.
    struct Break {
        let line: Int
        let message: String
        /// The question in which it happened.
        let question: BankXMLElement?
    }

    private let take: (BankXMLElement) -> Void
    private var open: [BankXMLElement] = []
    private var question: BankXMLElement?
    private var depth = 0
    private var problem: String?
    private(set) var broken: Break?

    /// Walks through a text.
    ///
    /// - Parameters:
    ///   - text: The file, in UTF-8 whatever its declaration says.
    ///   - take: Gets every question; of one that is too large, the beginning.
    init(_ text: Data, _ take: @escaping (BankXMLElement) -> Void) {
        self.take = take
        super.init()
        let parser = XMLParser(data: text)
        parser.shouldResolveExternalEntities = false
        parser.delegate = self
        if !parser.parse(), broken == nil { stop(parser, parser.parserError.map { "\($0)" } ?? "it ends too early") }
    }

    private func stop(_ parser: XMLParser, _ reason: String) {
        broken = broken ?? Break(line: max(1, parser.lineNumber), message: problem ?? reason, question: question)
    }

    func parser(
        _ parser: XMLParser,
        didStartElement name: String,
        namespaceURI: String?,
        qualifiedName: String?,
        attributes: [String: String]
    ) {
        guard broken == nil else { return }
        depth += 1
        guard depth <= BankLimits.nesting else {
            problem = "it is nested too deeply"
            return parser.abortParsing()
        }
        let element = BankXMLElement(name: name, line: max(1, parser.lineNumber), attributes: attributes)
        if name == "question", question == nil { question = element }
        guard let question else { return }
        text?.mark(name, isClosing: false, attributes: attributes)
        let size = attributes.reduce(Self.elementBytes) { $0 + $1.key.utf8.count + $1.value.utf8.count }
        // The bytes of images are of no use here.
        if hasRoom(size, in: question), name != "file" { open.last?.add(element) }
        open.append(element)
    }

    /// What an element counts for itself.
    private static let elementBytes = 8

    /// Counts what is found in a question.
    private func hasRoom(_ bytes: Int, in question: BankXMLElement?) -> Bool {
        guard let question else { return false }
        question.bytes += bytes
        return question.bytes <= BankLimits.questionBytes
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        depth -= 1
        guard broken == nil, let element = open.popLast() else { return }
        text?.mark(name, isClosing: true)
        guard open.isEmpty else { return }
        question = nil
        take(element)
    }

    /// The text that is being read: elements in it are HTML whose author left `<![CDATA[` out.
    private var text: BankXMLElement? { open.last { $0.name == "text" } }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
        guard let element = self.text ?? open.last, element.name != "file", hasRoom(text.utf8.count, in: question)
        else { return }
        element.text += text
    }

    func parser(_ parser: XMLParser, foundCDATA data: Data) {
        guard let element = text ?? open.last, element.name != "file", hasRoom(data.count, in: question) else { return }
        element.text += String(decoding: data, as: UTF8.self)
    }

    func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) {
        // The parser would go on, and guess.
        if broken == nil { parser.abortParsing() }
        stop(parser, Self.words(error))
    }

    private static func words(_ error: any Error) -> String {
        let code = (error as NSError).code
        return switch code {
        case 76: "a closing tag does not match the one that was opened"
        case 5, 77, 4: "the file ends too early"
        case 68: "\"<\" stands where no tag begins; write &lt;"
        case 63: "a part that is not XML, within <![CDATA[, is not ended by ]]>"
        default: "the XML parser's code is \(code)"
        }
    }
}
