internal import Assessing
internal import Lending
internal import Pricing
internal import Scoring
internal import Tables

extension Desk {
  /// Chooses among the offers of a table, or takes the loans of a book that is held, and says what
  /// the whole may lose and bring.
  ///
  /// - Parameters:
  ///   - progress: called after each block that is rated.
  ///   - isCancelled: asked again and again; stopping leaves no output.
  package func portfolio(
    _ request: PortfolioRequest, progress: (BatchProgress) -> Void = { _ in },
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(DeskProblem) -> FoundPortfolio {
    guard let pricing = policy.pricing else {
      throw .otherProduct(catalogue.product, than: .installmentLoan)
    }
    let table = request.table
    try table.refuseClashes()
    let input = try TableInput(table, catalogue, isCancelled: isCancelled)
    try refuseBlindLimits(request, input)
    let correlation = request.correlation.map { AssetCorrelation.fixed($0) } ?? .basel
    let charge = RiskCharge(
      oneIn: request.plan?.recessionOneIn ?? LoanBook.recessions[0],
      price: request.plan?.riskPrice ?? Rate(percent: 0), correlation: correlation)
    let rejects = try OutputFile(table.rejectsPath)
    try rejects.write(TableFormat.csv.head(RowScorer.rejectsHeader))
    var reader = OfferReader(
      self, input, charge, isHeld: request.plan == nil, path: table.input,
      mostRows: request.mostRows)
    try reader.read(rejects: rejects, progress: progress, isCancelled: isCancelled)
    try input.settleUnits()
    let found = choice(request.plan, reader.offers, correlation)
    if isCancelled() { throw .interrupted }
    if request.writesTable {
      let output = try OutputFile(table.output)
      try output.write(PortfolioRows.bytes(found, reader.offers, table.format))
      try output.finish()
    }
    try table.finish(rejects, rejected: reader.rejected)
    let basis = BookBasis(
      correlation: request.correlation, discountRate: pricing.discountRate,
      models: reader.models.sorted(), policy: policy.fullName.description,
      rated: reader.offers.count, assumedRates: reader.offers.count { $0.rate == nil },
      assumedRatesInBook: zip(reader.offers, found.amounts).count {
        $0.rate == nil && $1.amount > 0
      },
      sharedIds: OfferNames(reader.offers).shared.count)
    return FoundPortfolio(
      portfolio: Portfolio(
        plan: request.plan, choice: found.choice, book: found.book.outlook(), basis: basis),
      holdings: PortfolioRows.holdings(found, reader.offers),
      table: BatchReport(
        accepted: reader.offers.count, rejected: reader.rejected,
        rejectsFile: reader.rejected > 0 ? table.rejectsPath : nil, input,
        alsoRead: request.plan == nil ? [OfferReader.heldColumn] : []))
  }

  /// A limit on what the table does not tell could not be kept.
  private func refuseBlindLimits(
    _ request: PortfolioRequest, _ input: TableInput
  ) throws(DeskProblem) {
    let limited = request.plan?.mostOfKind ?? [:]
    let missing = LoanKind.fields.filter { kind, field in
      limited[kind] != nil && !input.columns.fields.contains(field)
    }
    guard missing.isEmpty else {
      throw .missingColumns(lender: request.table.lender.name, missing.map(\.field))
    }
  }

  private func choice(
    _ plan: PortfolioPlan?, _ offers: [OfferRow], _ correlation: AssetCorrelation
  ) -> PortfolioRows.Found {
    let chosen = plan.map { OfferChoice($0, offers) }
    var book = LoanBook(correlation: correlation)
    for (index, offer) in offers.enumerated() {
      let amount = chosen?.amounts[index] ?? offer.amount
      // The numbers of each month are made again: those of all offers would fill the memory.
      let priced = offer.priced
      guard amount.amount > 0, let assessor = underwriter(for: priced) as? Assessor,
        let outlook = assessor.outlook(priced, offer.probability)
      else { continue }
      book.add(BookLoan(amount: amount, outlook: outlook, kinds: offer.kinds))
    }
    return PortfolioRows.Found(
      amounts: chosen?.amounts ?? offers.map(\.amount),
      reasons: chosen?.reasons ?? offers.map { _ in nil }, choice: chosen?.choice, book: book)
  }
}
