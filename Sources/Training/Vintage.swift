/// Loans of one issue year and term, which live through the same economy.
struct Vintage: Sendable, Hashable, Comparable {
  let year: Int
  let termMonths: Int

  static func < (left: Vintage, right: Vintage) -> Bool {
    (left.year, left.termMonths) < (right.year, right.termMonths)
  }
}
