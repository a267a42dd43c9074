/// A day as a number, to count the days between two (the Gregorian calendar, also before 1582).
struct DayCount {
    let days: Int

    init?(_ year: Int?, _ month: Int?, _ day: Int?) {
        guard let year, let month, let day, (1...12).contains(month), year.magnitude <= 9999 else { return nil }
        // Years that begin in March, so that the day that is sometimes there comes last; there is no year zero.
        let astronomical = year < 0 ? year + 1 : year
        let shifted = month > 2 ? astronomical : astronomical - 1
        let ahead = shifted + 12_000
        let months = (month + 9) % 12
        days = ahead * 365 + ahead / 4 - ahead / 100 + ahead / 400 + (months * 306 + 5) / 10 + day
    }
}
