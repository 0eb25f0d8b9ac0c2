import FoundationEssentials
import Lending
import Scoring
import Sealing
import StrictJSON
import Testing

@testable import Training

func creditCardCatalogue() throws -> FieldCatalogue {
  let bytes = try Data(
    contentsOf: URL(filePath: projectRoot + "/resources/products/credit-card.json"))
  return try StrictJSON.decode(FieldCatalogue.self, from: [UInt8](bytes))
}

/// Made-up accounts as the public file writes them; nobody's.
private struct MadeUpAccounts {
  static let header =
    "ID,LIMIT_BAL,SEX,EDUCATION,MARRIAGE,AGE,PAY_0,PAY_2,PAY_3,PAY_4,PAY_5,PAY_6,BILL_AMT1,"
    + "BILL_AMT2,BILL_AMT3,BILL_AMT4,BILL_AMT5,BILL_AMT6,PAY_AMT1,PAY_AMT2,PAY_AMT3,PAY_AMT4,"
    + "PAY_AMT5,PAY_AMT6,default_payment_next_month"

  /// Each the same account but for the number, its sex and what came of it.
  static func file(_ rows: [String]) throws -> CreditCardFile {
    let bytes = Array(([header] + rows).joined(separator: "\n").utf8)
    return try CreditCardFile(
      name: CreditCardFile.name, digest: SHA256Digest.of(bytes), bytes: bytes,
      catalogue: try creditCardCatalogue())
  }

  static func row(_ id: Int, limit: Int = 50_000, sex: Int = 1, defaulted: Int = 0) -> String {
    "\(id),\(limit),\(sex),2,1,37,2,0,0,-1,-2,0,-40,300,0,0,500,600,100,0,0,0,20,0,\(defaulted)"
  }

  /// Accounts of many limits, one in three defaulted.
  static func many(_ count: Int) throws -> CreditCardFile {
    try file((0..<count).map { row($0, limit: 10_000 + $0 % 900 * 100, defaulted: $0 % 3 / 2) })
  }
}

@Suite("Card accounts")
struct CreditCardTests {
  @Test("A row of the public file is an application with its outcome")
  func reading() throws {
    let file = try MadeUpAccounts.file([MadeUpAccounts.row(1, defaulted: 1)])
    let loan = try #require(file.loans.first)

    #expect(loan.defaulted && loan.isMatured)
    #expect(loan.application.number(.creditLimit) == 50_000)
    #expect(FieldID.repaymentStatuses.map { loan.application.number($0) } == [2, 0, 0, -1, -2, 0])
    #expect(FieldID.billAmounts.map { loan.application.number($0) } == [-40, 300, 0, 0, 500, 600])
    #expect(FieldID.paymentAmounts.map { loan.application.number($0) } == [100, 0, 0, 0, 20, 0])
  }

  @Test("Protected attributes stand beside the accounts and never in them")
  func protected() throws {
    let file = try MadeUpAccounts.file([
      MadeUpAccounts.row(1), MadeUpAccounts.row(2, sex: 2), "3,nonsense", MadeUpAccounts.row(4),
    ])

    #expect(file.refused == 1 && file.rows == 4)
    #expect(file.groups.values["group_sex"] == [1, 2, 1])
    #expect(file.groups.values["group_age_band"] == [30, 30, 30])
    #expect(file.loans.allSatisfy { $0.application == file.loans[0].application })
    let catalogue = try creditCardCatalogue()
    #expect(Set(catalogue.fields.map(\.id.rawValue)).isDisjoint(with: file.groups.names))
    #expect(catalogue.fields.allSatisfy { !$0.id.rawValue.hasPrefix("group") })
  }

  @Test(
    "A file without a group is refused by name, as no guard could ask about that group",
    arguments: ["SEX", "EDUCATION", "MARRIAGE", "AGE"])
  func missingGroup(column: String) throws {
    #expect(throws: TrainingError.columnMissing(file: CreditCardFile.name, column: column)) {
      let header = MadeUpAccounts.header.replacing(",\(column),", with: ",OTHER,")
      let bytes = Array("\(header)\n\(MadeUpAccounts.row(1))".utf8)
      _ = try CreditCardFile(
        name: CreditCardFile.name, digest: SHA256Digest.of(bytes), bytes: bytes,
        catalogue: try creditCardCatalogue())
    }
  }

  @Test("A file without its outcome is refused by name")
  func missing() throws {
    #expect(
      throws: TrainingError.columnMissing(
        file: CreditCardFile.name, column: "default_payment_next_month")
    ) {
      _ = try CreditCardFile(
        name: CreditCardFile.name, digest: SHA256Digest.of([]),
        bytes: Array("ID,LIMIT_BAL\n1,2\n".utf8), catalogue: try creditCardCatalogue())
    }
  }

  @Test("Equal accounts never stand on both sides of a split, and the parts are alike")
  func splits() throws {
    let file = try MadeUpAccounts.many(2000)
    let history = CreditCardHistory(file)

    #expect(Set(history.training.map(\.key)).isDisjoint(with: history.test.map(\.key)))
    #expect(history.training.count + history.test.count == 2000)
    #expect(history.testGroups.values["group_sex"]?.count == history.test.count)
    for seed in [UInt64(1), 2] {
      let folds = history.folds(seed: seed)
      for part in 0..<folds.count {
        let held = Set(folds.held(part).map { file.loans[$0].key })
        #expect(held.isDisjoint(with: folds.others(part).map { file.loans[$0].key }))
        #expect(abs(folds.held(part).count - 400) < 40)
      }
    }
    #expect(history.folds(seed: 1).parts != history.folds(seed: 2).parts)
  }

  @Test("Every input is made of the card's own fields, none of what the limit alone needs")
  func inputs() throws {
    let catalogue = try creditCardCatalogue()
    let names = CreditCardInputs.all.map(\.name)

    #expect(Set(names).count == names.count)
    for feature in CreditCardInputs.all {
      #expect(catalogue[feature.toldAs] != nil)
      #expect(feature.fieldsRead.allSatisfy { catalogue[$0] != nil })
    }
    let read = Set(CreditCardInputs.all.flatMap(\.fieldsRead))
    #expect(read.isDisjoint(with: [.monthlyIncome, .monthlyObligations]))
  }

  @Test("Limits of good payers fall with the risk, whatever the accounts hold")
  func limits() throws {
    let file = try MadeUpAccounts.many(3000)
    var draws = SeededDraws(seed: 3)
    let chances = file.loans.map { _ in Probability(0.05 + 0.5 * draws.share()) }

    let limits = try CardLimitStudy(file.loans, chances).limits

    #expect(limits.isSound)
    #expect(limits.classes.reduce(0) { $0 + $1.accounts } == file.loans.count { !$0.defaulted })
    for quantile in stride(from: 5.0, through: 95, by: 5) {
      var last = Double.infinity
      for chance in stride(from: 0.01, to: 1, by: 0.01) {
        let level = try #require(
          limits.level(at: Probability(chance), quantile: Rate(percent: quantile)))
        #expect(level.amount <= last)
        last = level.amount
      }
    }
  }

  @Test("Where the riskier hold less, the study gives back the quantiles themselves")
  func plainQuantiles() throws {
    // Twenty classes of fifty accounts each; the limit falls from class to class.
    let file = try MadeUpAccounts.file(
      (0..<1000).map { MadeUpAccounts.row($0, limit: 1_000_000 - $0 / 50 * 10_000 + $0 % 50 * 100) }
    )
    let chances = file.loans.indices.map { Probability(0.01 + Double($0) / 2000) }

    let limits = try CardLimitStudy(file.loans, chances).limits

    #expect(limits.classes.count == 20)
    for (index, risk) in limits.classes.enumerated() {
      #expect(risk.accounts == 50)
      // The 25th of fifty is the smallest that half do not exceed.
      #expect(risk.limits[2].amount == 1_000_000 - Double(index) * 10_000 + 2400)
    }
  }

  @Test("Too few accounts that paid are refused")
  func few() throws {
    let file = try MadeUpAccounts.many(600)
    #expect(throws: TrainingError.tooFewLoans(of: "accounts that paid")) {
      _ = try CardLimitStudy(file.loans, file.loans.map { _ in Probability(0.2) })
    }
  }
}

@Suite("The real card accounts")
struct CreditCardDataTests {
  static let folder = projectRoot + "/../shared/data"
  static let isHere = FileManager.default.fileExists(
    atPath: folder + "/" + CreditCardFile.name)

  @Test("Every account is read and 22 % default", .enabled(if: isHere, "the data are not here"))
  func whole() throws {
    let history = try CreditCardHistory(
      folder: Self.folder, catalogue: try creditCardCatalogue())

    #expect(history.file.rows == 23_961 && history.file.refused == 0)
    let rate = Double(history.test.count(where: \.defaulted)) / Double(history.test.count)
    #expect(abs(rate - 0.2225) < 0.005)
    #expect(Set(history.training.map(\.key)).isDisjoint(with: history.test.map(\.key)))
  }
}
