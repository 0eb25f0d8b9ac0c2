internal import Lending
internal import Tables

/// The loans that training may learn from, and those that only serve the test.
struct LoanHistory: Sendable {
  let files: [LoanFile]
  /// Resolved loans, each once, none of which stands in the test file.
  let training: [HistoricLoan]
  /// Resolved rows of the dated file, all of them.
  let test: [HistoricLoan]
  /// The same, each loan once.
  let distinctTest: [HistoricLoan]
  /// Loans of the dated file from which the pace of early repayment is read.
  ///
  /// Issued before the year of the test, resolved or still running. Nothing else is learned of them.
  let followed: [HistoricLoan]
  /// Rows left out of training: seen before, or standing in the test file.
  let duplicates: Int

  /// The first year of the test out of time; that model learns from loans of earlier years only.
  static let outOfTimeFrom = 2015

  init(folder: String, catalogue: FieldCatalogue) throws(TrainingError) {
    var files: [LendingClubFile] = []
    for source in [LoanSource.early, .sample, .dated] {
      files.append(try LendingClubFile(source, folder: folder, catalogue: catalogue))
    }
    self.init(files: files)
  }

  init(files: [LendingClubFile]) {
    self.files = files.map(\.summary)
    let dated = files.filter { $0.source == .dated }.flatMap(\.loans)
    let others = files.filter { $0.source != .dated }.flatMap(\.loans)
    test = dated.filter(\.isResolved)
    distinctTest = Self.distinct(test, besides: [])
    // An end that one extract knows says more than the same loan running in an older one.
    followed = Self.distinct(test + dated.filter { !$0.isResolved }, besides: []).filter(
      Self.isFollowed)
    // Also a loan that still runs in the test file is out: what is tested may not be learned.
    let distinct = Self.distinct(others, besides: Set(dated.map(\.key)))
    duplicates = others.count - distinct.count
    training = distinct.filter(\.isResolved)
  }

  /// Card accounts, whose test is a fifth that was drawn once.
  init(_ cards: CreditCardHistory) {
    files = [
      LoanFile(
        source: .card, name: cards.file.name, digest: cards.file.digest, rows: cards.file.rows,
        refused: cards.file.refused, missing: [])
    ]
    training = cards.training
    test = cards.test
    distinctTest = Self.distinct(cards.test, besides: [])
    followed = []
    duplicates = 0
  }

  /// What was known before the year of the test.
  var beforeTestYear: [HistoricLoan] {
    training.filter { loan in (loan.issuedAtLatest?.year).map { $0 < Self.outOfTimeFrom } ?? false }
  }

  /// Loans on which foretold cash is tested: of these nothing was learned, not even the pace of
  /// early repayment.
  var cashTest: [HistoricLoan] { distinctTest.filter { !Self.isFollowed($0) } }

  private static func isFollowed(_ loan: HistoricLoan) -> Bool {
    loan.application.termMonths == RepaymentPace.termMonths
      && (loan.issued?.year).map { $0 < outOfTimeFrom } ?? false
  }

  var testYears: [HistoricLoan] {
    test.filter { ($0.issued?.year ?? 0) >= Self.outOfTimeFrom }
  }

  /// The first record of each loan, in order, without those `besides`.
  private static func distinct(
    _ loans: [HistoricLoan], besides: Set<LoanKey>
  ) -> [HistoricLoan] {
    var seen = besides
    return loans.filter { seen.insert($0.key).inserted }
  }
}
