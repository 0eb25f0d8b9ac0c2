/// The loans of one month of issue: what was expected of them up to now, and what came.
package struct VintageWatch: Sendable, Equatable, Codable {
  /// `2015-03`.
  package let month: String
  package let loans: Int
  /// Loans whose term has passed.
  package let matured: Int
  /// Neither paid back nor defaulted, as far as is known.
  package let open: Int
  /// Share of the lifetime defaults that was to be expected by now, 0…1; nil where the pack has no
  /// curves, and then a vintage that is not mature is left out.
  package let shareByNow: Double?
  /// By now, every loan of the vintage counted, those still running too.
  package let byNow: ExpectedActual?
  /// Share of defaults at the end: those that came, and those still expected of the loans that run,
  /// by their chances and the pack's curves; 0…1.
  package let rolledForward: Double?

  package init(
    month: String, loans: Int, matured: Int, open: Int, shareByNow: Double?,
    byNow: ExpectedActual?, rolledForward: Double?
  ) {
    self.month = month
    self.loans = loans
    self.matured = matured
    self.open = open
    self.shareByNow = shareByNow
    self.byNow = byNow
    self.rolledForward = rolledForward
  }

  package var isMature: Bool { matured == loans }
}
