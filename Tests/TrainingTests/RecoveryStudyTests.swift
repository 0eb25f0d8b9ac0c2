import FoundationEssentials
import Lending
import Packs
import Scoring
import StrictJSON
import Testing

@testable import Training

func recoveryCatalogue() throws -> FieldCatalogue {
  let bytes = try Data(
    contentsOf: URL(filePath: projectRoot + "/resources/products/recovery.json"))
  return try StrictJSON.decode(FieldCatalogue.self, from: [UInt8](bytes))
}

/// Charged-off loans of nobody, of which those that were nearly repaid bring more.
private func chargeOffs(_ count: Int) throws -> LendingClubFile {
  var draws = SeededDraws(seed: 5)
  let rows = (0..<count).map { _ in
    let paid = draws.index(below: 9000)
    let isAny = draws.share() < 0.3 + Double(paid) / 15000
    let share = isAny ? 0.02 + 0.2 * draws.share() + Double(paid) / 50000 : 0.0001
    let recovered = (Double(10000 - paid) * share * 100).rounded() / 100
    return MadeUpRow().with([
      "issue_d": "Jan-\(2007 + draws.index(below: 5))", "loan_status": "Charged Off",
      "last_pymnt_d": "Mar-2012", "total_rec_prncp": "\(paid)", "recoveries": "\(recovered)",
      "collection_recovery_fee": "\(isAny ? recovered / 10 : 0)",
      "annual_inc": "\(20000 + draws.index(below: 80000))",
    ])
  }
  // Repaid loans of the same years, without which there are no curves.
  let repaid = (0..<100).map { MadeUpRow().with(["issue_d": "Jan-\(2007 + $0 % 5)"]) }
  return try madeUp(.early, rows + repaid)
}

private func study() throws -> RecoveryStudy {
  try RecoveryStudy(
    [try chargeOffs(3000)], catalogue: recoveryCatalogue(), pace: TrainingPace { _ in true })
}

@Suite("Recoveries", .enabled(if: Booster.libraryVersion != nil, "needs libxgboost"))
struct RecoveryStudyTests {
  @Test("What drives recoveries is found, and beats the mean on later loans")
  func learns() throws {
    let study = try study()
    let outOfTime = try #require(study.evaluations.first { $0.on.hasPrefix("out of time") })
    #expect(outOfTime.error < outOfTime.baselineError)
    #expect(outOfTime.explained > 0.05)
    #expect(abs(outOfTime.predicted / outOfTime.real - 1) < 0.1)
    #expect(try #require(outOfTime.coverage) > 0.8)
  }

  @Test("Some cents are no recovery")
  func cents() throws {
    let loans = try chargeOffs(500).loans.compactMap { RecoveryLoan($0) }
    #expect(loans.count == 500)
    for loan in loans { #expect(loan.isAny == (loan.recovered >= 0.005 * loan.owed)) }
    // Around the mark, which the made-up file leaves out.
    let base = try chargeOffs(1).loans[0]
    for (cents, isAny) in [(0.0049, false), (0.005, true), (0.006, true)] {
      let cash = try #require(base.cash)
      let owed = cash.unpaidPrincipal
      let loan = HistoricLoan(
        source: base.source, application: base.application, outcome: base.outcome,
        issued: base.issued, issuedAtLatest: base.issuedAtLatest, isMatured: base.isMatured,
        key: base.key,
        cash: RealisedCash(
          lastPayment: cash.lastPayment, seenUntil: cash.seenUntil, amount: cash.amount,
          principalRepaid: cash.principalRepaid, recoveries: cents * owed, collectionFee: 0))
      #expect(RecoveryLoan(loan)?.isAny == isAny, "\(cents)")
    }
  }

  @Test("Parts add up to both stages, and the pack is the same twice and refused when changed")
  func pack() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/assay-recovery-test"
    try? FileManager.default.removeItem(atPath: folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }

    let first = try study().write(to: folder)
    let again = try study().write(to: folder)

    #expect(first.digest == again.digest)
    #expect(again.manifest.version == "1")
    for row in first.golden {
      let found = first.model.recovery(
        of: LoanApplication(product: .recovery, values: row.fields), feeShare: 0.25)
      let chance = found.chanceParts.reduce(found.chanceBase) { $0 + $1.logOdds }
      let share = found.shareParts.reduce(found.shareBase) { $0 + $1.logOdds }
      #expect(Elementary.logistic(chance) == found.chanceOfAny)
      #expect(Elementary.logistic(share) == found.shareIfAny)
      #expect((found.low...found.high).contains(found.expectedShare))
      #expect(abs(found.expectedNet.amount - 0.75 * found.expectedGross.amount) < 1e-6)
    }
    for file in ["any.json", "share.json", "recovery.json", "golden.jsonl", "card.md"] {
      let url = URL(filePath: "\(first.folder)/\(file)")
      let good = try Data(contentsOf: url)
      var bad = good
      bad[bad.count / 2] ^= 1
      try bad.write(to: url)
      #expect(throws: PackError.changedFile(folder: first.folder, file: file)) {
        try RecoveryPack(folder: first.folder)
      }
      try good.write(to: url)
    }
  }
}

@Suite("Guards of a recovery training")
struct RecoveryGuardsTests {
  private func input(_ name: String, _ field: FieldID) -> Feature {
    Feature(name: name, source: .number(field), toldAs: field, monotone: 0)
  }

  /// Charged-off loans of nobody, of which every other brings something whatever else is known.
  private func rows(_ count: Int = 200) -> [MadeUpRow] {
    (0..<count).map { index in
      MadeUpRow().with([
        "loan_amnt": "\(10_000 + index / 2 * 10)", "annual_inc": "\(40_000 + index)",
        "total_rec_prncp": "\(index / 2 % 7 * 1000)", "loan_status": "Charged Off",
        "recoveries": index % 2 == 0 ? "900" : "0",
        "collection_recovery_fee": index % 2 == 0 ? "90" : "0",
      ])
    }
  }

  private func refusal(
    _ files: [LendingClubFile], features: [Feature] = RecoveryRecipe.features
  ) -> TrainingError? {
    do {
      let early = files.filter { $0.source == .early }.flatMap(\.loans)
      try RecoveryStudy.check(files, early.compactMap { RecoveryLoan($0) }, features: features)
      return nil
    } catch {
      return error
    }
  }

  @Test("Honest files and inputs pass")
  func honest() throws {
    let other = try madeUp(
      .dated, [MadeUpRow().with(["loan_status": "Charged Off", "loan_amnt": "7300"])])
    #expect(refusal([try madeUp(.early, rows()), other]) == nil)
  }

  @Test("An input that a score may not see is refused")
  func unlawful() throws {
    #expect(
      refusal([try madeUp(.early, rows())], features: [input("home", "zip_code")])
        == .checkFailed("the input home reads zip_code, which a credit score may not see"))
  }

  @Test("An input that is known only later is refused")
  func later() throws {
    #expect(
      refusal([try madeUp(.early, rows())], features: [input("collected", "recoveries")])
        == .checkFailed(
          "the input collected reads recoveries, which is known only after the application"))
  }

  @Test("An input that holds the outcome is refused")
  func outcome() throws {
    let rows = rows().map {
      $0.with(["inq_last_6mths": $0.values["recoveries"] == "0" ? "0" : "3"])
    }
    let told = refusal([try madeUp(.early, rows)])?.sentence
    #expect(told?.contains("the input inquiries_6m alone ranks the outcome") == true)
  }

  @Test("A column that the early file lacks is told with the input that needs it")
  func column() throws {
    let file = try madeUp(.early, rows(), without: ["inq_last_6mths"])
    #expect(
      refusal([file]) == .columnMissing(file: file.name, column: "for inquiries_6m"))
    #expect(file.summary.lack?.contains("has no column for ") == true)
    #expect(file.summary.lack?.contains("inquiries_6m") == true)
  }

  @Test("A charge-off that stands in both files is refused")
  func shared() throws {
    let twice = try madeUp(.dated, rows(3))
    #expect(
      refusal([try madeUp(.early, rows()), twice])
        == .checkFailed("the training rows hold loans of the test (3 of them)"))
  }
}
