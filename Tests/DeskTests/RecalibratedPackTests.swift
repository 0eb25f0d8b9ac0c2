import FoundationEssentials
import Lending
import Packs
import Scoring
import Testing

@Suite("A recalibrated pack")
struct RecalibratedPackTests {
  private let old: Pack
  private let new: Pack
  private let before: [[UInt8]]

  init() throws {
    let folder = bundledResources + "/models/installment-loan/borrower-1"
    let out =
      FileManager.default.temporaryDirectory.path
      + "/assay-recalibrated-\(UInt64.random(in: 0...UInt64.max))"
    defer { try? FileManager.default.removeItem(atPath: out) }
    func bytes() throws -> [[UInt8]] {
      try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map {
        [UInt8](try Data(contentsOf: URL(filePath: folder + "/" + $0)))
      }
    }
    before = try bytes()
    old = try Pack(folder: folder)
    let place = try RecalibratedPack(
      folder: folder, intercept: 0.3, slope: 0.8, account: "- Fitted on loans of a test."
    ).write(to: out)
    new = try Pack(folder: place)
    #expect(try bytes() == before)
  }

  @Test("Every chance lies on the line, with its parts and its interval")
  func chances() throws {
    let (first, second) = (try old.explained(), try new.explained())
    #expect(new.manifest.name.version == "2" && new.golden.count == old.golden.count)
    for row in old.golden {
      let application = LoanApplication(product: .installmentLoan, values: row.fields)
      let (was, now) = (first.score(application), second.score(application))
      #expect(abs(now.logOdds - (0.3 + 0.8 * was.logOdds)) < 1e-9)
      #expect(abs(now.variance - 0.64 * was.variance) < 1e-9)
      for (part, other) in zip(now.contributions, was.contributions) {
        #expect(abs(part - 0.8 * other) < 1e-9)
      }
    }
  }

  @Test("What rests on the order alone is kept, what rests on a chance is told no more")
  func evaluation() throws {
    let (was, now) = (try #require(old.evaluation), try #require(new.evaluation))
    for (test, other) in zip(now.tests, was.tests) {
      #expect(test[.areaUnderCurve] == other[.areaUnderCurve])
      #expect(test[.brier] == nil && test[.calibrationSlope] == nil && test.reliability.isEmpty)
    }
    #expect(new.manifest.metrics == now.metrics)
    #expect(new.card.contains("- Fitted on loans of a test."))
  }

  @Test("The reference of the score moves with the chances, so that nothing seems to drift")
  func reference() throws {
    let was = try #require(old.reference.distributions.last)
    let now = try #require(new.reference.distributions.last)
    #expect(now.field == "probability_of_default" && now.shares == was.shares)
    for (edge, other) in zip(now.edges, was.edges) {
      #expect(abs(Probability(edge).logOdds - (0.3 + 0.8 * Probability(other).logOdds)) < 1e-9)
    }
    #expect(new.reference.distributions.dropLast() == old.reference.distributions.dropLast())
  }
}
