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

    private static var fields: HTTPFields {
        var fields: HTTPFields = [
            .contentSecurityPolicy: """
            default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; \
            base-uri 'none'; frame-ancestors 'none'
            """,
            .xContentTypeOptions: "nosniff",
            .crossOriginResourcePolicy: "same-origin",
        ]
        fields["Referrer-Policy"] = "no-referrer"
        return fields
    }
}

extension HTTPFields {
    /// A field that the list of known names lacks; nothing is set under a name that is none (RFC 9110, 5.1).
    subscript(name: String) -> String? {
        get { Element.Name(name).flatMap { self[$0] } }
        set { if let name = Element.Name(name) { self[name] = newValue } }
    }

    /// What goes before a stream of server-sent events.
    static var events: HTTPFields {
        var fields: HTTPFields = [.contentType: "text/event-stream", .cacheControl: "no-store"]
        // Keeps nginx from gathering events.
        fields["X-Accel-Buffering"] = "no"
        return fields
    }
}
