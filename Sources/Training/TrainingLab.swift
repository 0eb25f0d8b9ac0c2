internal import Glibc
package import Lending
internal import Monitoring
internal import Packs
internal import Pricing
internal import Scoring
internal import Sealing
internal import StrictJSON

/// Trains the packs of a product from a folder of loan files.
///
/// The same files give the same bytes; nothing is written before both variants are finished.
package enum TrainingLab {
  static let seed: UInt64 = 20_261_121
  static let goldenRows = 64

  /// The folder holds the lender's files under their own names.
  ///
  /// Each pack gets a copy of the catalogue that says which fields it reads, and goes to
  /// `<product>/<variant>-<version>` in the models folder under the next free version, unless the
  /// highest holds the same bytes. `progress` is called often and answers false to stop.
  package static func train(
    _ catalogue: FieldCatalogue, dataFolder: String, modelsFolder: String,
    progress: @escaping (TrainingProgress) -> Bool = { _ in true }
  ) throws(TrainingError) -> TrainingReport {
    guard catalogue.product == .installmentLoan else {
      throw .productUnknown(catalogue.product.rawValue)
    }
    guard Booster.libraryVersion != nil else { throw Booster.missing }
    let pace = TrainingPace(progress)
    try pace.begin("reading the loan files", share: 0)
    let history = try LoanHistory(folder: dataFolder, catalogue: catalogue)
    let drafts = try drafts(history, catalogue: catalogue, pace: pace)
    try pace.begin("writing the packs", share: 1)
    var packs: [TrainingReport.Trained] = []
    for draft in drafts { packs.append(try draft.write(to: modelsFolder)) }
    return TrainingReport(packs: packs)
  }

  /// The rows that a training would learn from and test on, as a table for other programs.
  package static func rows(
    _ catalogue: FieldCatalogue, dataFolder: String
  ) throws(TrainingError) -> [UInt8] {
    RowTable.text(
      try LoanHistory(folder: dataFolder, catalogue: catalogue), catalogue: catalogue)
  }

  /// Both variants, finished and in memory.
  static func drafts(
    _ history: LoanHistory, catalogue: FieldCatalogue, pace: TrainingPace
  ) throws(TrainingError) -> [PackDraft] {
    let cash = try CashFlowStudy(
      history.files.filter { $0.source == .early }.flatMap(\.loans))
    var drafts: [PackDraft] = []
    for variant in Recipe.Variant.allCases {
      drafts.append(
        try PackDraft(history, cash: cash, catalogue: catalogue, pace: pace) {
          .glassBox(variant, learningFrom: $0)
        })
    }
    return drafts
  }
}

/// Tells how far the work is, and stops it.
final class TrainingPace {
  private let progress: (TrainingProgress) -> Bool
  private var step = ""
  private var done = 0
  private var expected = 1

  init(_ progress: @escaping (TrainingProgress) -> Bool) { self.progress = progress }

  /// Starts a step; `share` is of the whole, where the step has no trees to count.
  func begin(_ step: String, share: Double? = nil) throws(TrainingError) {
    self.step = step
    try report(share ?? Double(done) / Double(expected))
  }

  /// Says how many trees will be grown in all.
  func expect(trees: Int) { expected = max(trees, 1) }

  /// One more tree.
  func tick() throws(TrainingError) {
    done += 1
    try report(min(Double(done) / Double(expected), 1))
  }

  private func report(_ share: Double) throws(TrainingError) {
    guard progress(TrainingProgress(step: step, share: share)) else { throw .stopped }
  }
}
