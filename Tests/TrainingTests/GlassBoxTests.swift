import Lending
import Monitoring
import Packs
import Scoring
import Synchronization
import Testing

@testable import Training

@Suite("Glass box", .enabled(if: Booster.libraryVersion != nil, "needs libxgboost0"))
struct GlassBoxTests {
  private func trained(
    _ loans: [HistoricLoan], _ recipe: Recipe
  ) throws -> (LearnedModel, TrainingRows) {
    let rows = TrainingRows(loans, features: recipe.features)
    return (try learned(rows, recipe, seed: 7), rows)
  }

  private func learned(
    _ rows: TrainingRows, _ recipe: Recipe, seed: UInt64
  ) throws -> LearnedModel {
    let trainer = ModelTrainer(recipe: recipe) {}
    let first = try trainer.train(rows, offsets: try RiskOffsets(rawRatesOf: rows), seed: seed)
    let offsets = try RiskOffsets(rows, margins: first.margins(rows))
    return try trainer.train(rows, offsets: offsets, seed: seed)
  }

  @Test("The same loans give the same bytes, other blanks give others")
  func sameBytes() throws {
    let loans = try madeUpHistory().training
    let recipe = quickRecipe(loans)
    let rows = TrainingRows(loans, features: recipe.features)

    let first = try learned(rows, recipe, seed: 7)
    let second = try learned(rows, recipe, seed: 7)
    let other = try learned(rows, recipe, seed: 8)

    #expect(first.file.bytes == second.file.bytes)
    #expect(first.file.bytes != other.file.bytes)
  }

  @Test("Tables, our trees and libxgboost agree on every row")
  func oracle() throws {
    let loans = try madeUpHistory().training
    let (box, rows) = try trained(loans, quickRecipe(loans, .priced))

    let matrix = try BoosterRows(values: rows.values, columns: rows.width)
    let oracle = try Booster(json: box.file.bytes).margins(matrix)

    for row in 0..<rows.count {
      let margin = box.function.margin(Array(rows.row(row)))
      #expect(margin.bitPattern == oracle[row].bitPattern)
      #expect(abs(box.margin(rows.row(row)) - Double(oracle[row])) < 1e-5)
    }
  }

  @Test("The risk moves with amount, term and score as credit sense says, and learned something")
  func monotone() throws {
    let loans = try madeUpHistory().training
    let recipe = quickRecipe(loans)
    let (box, _) = try trained(loans, recipe)

    for (feature, table) in zip(recipe.features, try #require(box.terms).tables)
    where feature.monotone != 0 {
      for (low, high) in zip(table.values, table.values.dropFirst()) {
        #expect(Double(feature.monotone) * (high - low) >= 0)
      }
    }
    let fico = try #require(recipe.features.firstIndex { $0.name == "fico_score" })
    let values = try #require(box.terms).tables[fico].values
    #expect(try #require(values.first) - #require(values.last) > 0.5)
  }

  @Test("A source that defaults more and lacks a field does not make the unknown field bad news")
  func levelsDoNotLeak() throws {
    // given a sample in which half the loans, all without a score, are of young vintages that
    // default three times as often
    var draws = SeededDraws(seed: 5)
    let rows = (0..<3000).map { index in
      let isYoung = index.isMultiple(of: 2)
      return MadeUpRow().with([
        "loan_amnt": "\(1000 + index)", "est_p90": isYoung ? "2018-06" : "2014-01",
        "fico_range_low": isYoung ? "" : "\(660 + draws.index(below: 150))", "fico_range_high": "",
        "target": draws.share() < (isYoung ? 0.36 : 0.12) ? "1" : "0",
      ])
    }
    let loans = try madeUp(.sample, rows).loans
    let recipe = quickRecipe(loans)
    let fico = try #require(recipe.features.firstIndex { $0.name == "fico_score" })
    func gap(_ box: LearnedModel) throws -> Double {
      let table = try #require(box.terms).tables[fico]
      return abs(table.unknown - table.values.reduce(0, +) / Double(table.values.count))
    }

    // when trained with a level for each, and with one level for all
    let (box, all) = try trained(loans, recipe)
    let oneLevel = all.inOneLevel
    let naive = try learned(oneLevel, recipe, seed: 7)

    #expect(try gap(box) < 0.3)
    #expect(try gap(naive) > 0.6)
  }

  @Test("Training stops between two trees when it is told to")
  func stops() throws {
    let loans = try madeUpHistory().training
    let recipe = quickRecipe(loans)
    let rows = TrainingRows(loans, features: recipe.features)
    let offsets = try RiskOffsets(rawRatesOf: rows)
    let trees = Mutex(0)
    let trainer = ModelTrainer(recipe: recipe) { () throws(TrainingError) in
      let grown = trees.withLock {
        $0 += 1
        return $0
      }
      if grown > 3 { throw .stopped }
    }
    #expect(throws: TrainingError.stopped) {
      try trainer.train(rows, offsets: offsets, seed: 1)
    }
    #expect(trees.withLock { $0 } == 4)
  }
}

extension TrainingRows {
  /// The same rows as if all were matured loans of the sample.
  fileprivate var inOneLevel: TrainingRows {
    var rows = self
    rows.levels = levels.map { $0.reference }
    return rows
  }
}

@Suite("Rows to learn from")
struct TrainingRowsTests {
  @Test("Blanked copies follow the rows, keep what is always known, and blank the stated share")
  func blanking() throws {
    let loans = try madeUpLoans(.sample, 2000, seed: 4).loans
    let recipe = quickRecipe(loans)
    let rows = TrainingRows(loans, features: recipe.features)
    var draws = SeededDraws(seed: 1)

    let both = rows.withBlankedCopies(recipe.blanking, draws: &draws)

    #expect(both.count == 2 * rows.count)
    #expect(
      both.values.prefix(rows.values.count).map(\.bitPattern) == rows.values.map(\.bitPattern))
    for (column, feature) in recipe.features.enumerated() {
      let unknown = (rows.count..<both.count).count {
        both.values[$0 * both.width + column].isNaN
      }
      let chances = recipe.blanking.fields.filter { $0.inputs.contains(column) }.map(\.chance)
      // An input is known where none of its fields is blanked.
      let chance = 1 - chances.reduce(1) { $0 * (1 - $1) }
      #expect(abs(Double(unknown) / Double(rows.count) - chance) < 0.04, "\(feature.name)")
    }
  }

  @Test("Choices are numbered by their observed risk, rare ones near the average")
  func codes() throws {
    func rows(_ purpose: String, bad: Int, of count: Int) -> [MadeUpRow] {
      (0..<count).map {
        MadeUpRow().with([
          "purpose": purpose, "target": $0 < bad ? "1" : "0",
          "loan_amnt": "\(1000 + $0)",
        ])
      }
    }
    let loans = try madeUp(
      .sample,
      rows("car", bad: 20, of: 200) + rows("other", bad: 80, of: 200)
        + rows("wedding", bad: 1, of: 1)
    ).loans
    #expect(
      RiskCodes(observedIn: loans)[.purpose] == ["car": 0, "wedding": 1, "other": 2])
  }
}
