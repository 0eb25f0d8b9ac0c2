package import Lending
internal import Monitoring
internal import Packs
internal import Pricing
internal import Scoring

/// Trains the recovery pack from the lender's early file: the same files give the same bytes.
package enum RecoveryLab {
  static let variant = "standard"
  static let seed: UInt64 = 20_261_122
  static let goldenRows = 32

  /// The folder holds the lender's files under their own names; the pack goes to
  /// `recovery/standard-<version>` in the models folder.
  ///
  /// `catalogue` is that of the product `recovery`; `remark` gets a sentence on what the files lack;
  /// `progress` answers false to stop.
  package static func train(
    _ catalogue: FieldCatalogue, dataFolder: String, modelsFolder: String,
    remark: @Sendable (String) -> Void = { _ in },
    progress: @escaping @Sendable (TrainingProgress) -> Bool = { _ in true }
  ) throws(TrainingError) -> TrainingReport {
    guard catalogue.product == .recovery else {
      throw .productUnknown(catalogue.product.rawValue)
    }
    guard Booster.libraryVersion != nil else { throw Booster.missing }
    let pace = TrainingPace(progress)
    try pace.begin("reading the loan files")
    let reading = catalogue.forReadingLoans
    let files = [
      try LendingClubFile(.early, folder: dataFolder, catalogue: reading),
      try LendingClubFile(.dated, folder: dataFolder, catalogue: reading),
    ]
    files.compactMap(\.summary.lack).forEach(remark)
    let study = try RecoveryStudy(files, catalogue: catalogue, pace: pace)
    try pace.beginWriting()
    do {
      let pack = try study.write(to: modelsFolder)
      return TrainingReport(packs: [
        TrainingReport.Trained(
          name: pack.manifest.name, folder: pack.folder, metrics: pack.manifest.metrics,
          card: pack.card)
      ])
    } catch {
      throw .packRefused(error.sentence)
    }
  }
}

extension FieldCatalogue {
  /// The same catalogue under the product whose column map reads the lender's files, with the amount
  /// and the term required and nothing of the charge-off, which those files say in outcomes.
  fileprivate var forReadingLoans: FieldCatalogue {
    let ofTheDebt: Set<FieldID> = [
      .outstandingPrincipal, .paidPrincipal, .monthsOnBook, .monthsSinceLastPayment,
    ]
    return FieldCatalogue(
      product: .installmentLoan, currency: currency, groups: groups,
      fields: fields.filter { !ofTheDebt.contains($0.id) }.map { field in
        Field(
          id: field.id, label: field.label, help: field.help, group: field.group, kind: field.kind,
          isRequired: [.loanAmount, .termMonths].contains(field.id), use: field.use,
          whenUnknown: field.whenUnknown, change: field.change)
      })
  }
}
