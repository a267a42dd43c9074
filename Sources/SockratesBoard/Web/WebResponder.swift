import Hummingbird

/// Answers what the routes answer, HEAD as well as GET, and puts on every answer what keeps a browser from harm.
struct WebResponder<Routes: HTTPResponder<WebContext>>: HTTPResponder {
    private let routes: Routes

    init(_ routes: Routes) { self.routes = routes }

    func respond(to request: Request, context: WebContext) async throws -> Response {
        var response: Response
        do {
            response = try await routes.respond(to: request, context: context)
        } catch let error as any HTTPResponseError {
            response = try error.response(from: request, context: context)
        }
        for field in Self.fields where response.headers[field.name] == nil {
            response.headers[field.name] = field.value
        }
        return response
    }

    private static var fields: [HTTPField] {
        [
            HTTPField(
                name: .contentSecurityPolicy,
                value: "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
                    + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
            ),
            HTTPField(name: .xContentTypeOptions, value: "nosniff"),
            HTTPField(name: .crossOriginResourcePolicy, value: "same-origin"),
        ] + (HTTPField.Name("Referrer-Policy").map { [HTTPField(name: $0, value: "no-referrer")] } ?? [])
    }
}

/// A field of a request's or an answer's head; Hummingbird passes on the list's type alone.
typealias HTTPField = HTTPFields.Element
