internal import Lending
internal import Pricing
internal import Tables

/// The rows of a portfolio as they are written.
enum PortfolioRows {
  /// What was found of all offers.
  struct Found {
    /// Bought or held of each.
    let amounts: [Money]
    /// Why nothing is bought; nil where something is.
    let reasons: [ExclusionReason?]
    /// Nil for a book that is held.
    let choice: PortfolioChoice?
    let book: LoanBook
  }

  static let header = [
    "row", "id", "amount_to_buy", "share", "expected_return", "probability_of_default",
    "expected_loss", "reason_excluded",
  ]

  /// What stands behind the other columns where the book is held.
  static let heldHeader = header + [OfferReader.heldColumn]

  /// The loans with money in them, the most first.
  static func holdings(_ found: Found, _ offers: [OfferRow]) -> [PortfolioHolding] {
    offers.indices.filter { found.amounts[$0].amount > 0 }
      .sorted { (-found.amounts[$0].amount, $0) < (-found.amounts[$1].amount, $1) }
      .map { index in
        let (offer, amount) = (offers[index], found.amounts[index])
        return PortfolioHolding(
          name: offer.id ?? "row \(offer.row)", band: offer.kinds[.band] ?? "–", amount: amount,
          probability: offer.probability, expectedReturn: offer.expectedReturn,
          expectedLoss: Money(amount.amount * offer.expectedLoss))
      }
  }

  static func bytes(_ found: Found, _ offers: [OfferRow], _ format: TableFormat) -> [UInt8] {
    let total = found.amounts.reduce(0) { $0 + $1.amount }
    // Of a book that is held nothing is to be bought; how much is held has a column of its own.
    let isHeld = found.choice == nil
    let names = isHeld ? heldHeader : header
    var bytes = format.head(names)
    for (index, offer) in offers.enumerated() {
      let amount = found.amounts[index].amount
      format.append(
        [
          .fixed(Double(offer.row), decimals: 0), offer.id.map { .text($0) } ?? .empty,
          .fixed(isHeld ? 0 : amount, decimals: 2),
          .fixed(total > 0 ? amount / total : 0, decimals: 6),
          offer.expectedReturn.map { .fixed($0.percent, decimals: 2) } ?? .empty,
          .fixed(offer.probability.value, decimals: 6),
          .fixed(amount * offer.expectedLoss, decimals: 2),
          found.reasons[index].map { .text($0.rawValue) } ?? .empty,
        ] + (isHeld ? [.fixed(amount, decimals: 2)] : []), names, to: &bytes)
    }
    return bytes
  }
}
