/// Why a question can't be played, to follow on its place.
struct BankRefusal: Error {
    let reason: String
}
