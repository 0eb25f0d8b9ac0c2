internal import CKernels

/// A glass box made ready to score many rows at once, with everything that explains them.
///
/// Each number is added in the order of `RiskModel.score` and so has its bits.
package struct AdditiveEngine: Sendable {
  package let inputCount: Int
  package let fieldCount: Int
  private let base: Double
  private let vintageVariance: Double
  private var tables: [assay_table] = []
  private var pairs: [assay_pair] = []
  private var edges: [Float] = []
  private var values: [Double] = []
  private var variances: [Double] = []

  package init(_ model: RiskModel) {
    inputCount = model.features.count
    fieldCount = model.fields.count
    base = model.base
    vintageVariance = model.calibration.vintageVariance
    for (index, table) in model.tables.enumerated() {
      tables.append(
        placed(table.edges, input: index, field: model.fieldOfFeature[index]))
      values += table.values + [table.unknown]
      variances += model.calibration.variances[index]
    }
    for (index, pair) in model.pairs.enumerated() {
      pairs.append(
        assay_pair(
          first: placed(
            pair.firstEdges, input: pair.first, field: model.fieldOfFeature[pair.first]),
          second: placed(
            pair.secondEdges, input: pair.second, field: model.fieldOfFeature[pair.second]),
          first_value: UInt32(values.count)))
      values += pair.values.map { 0.5 * $0 }
      variances += model.calibration.variances[model.tables.count + index]
    }
  }

  private mutating func placed(_ list: [Float], input: Int, field: Int) -> assay_table {
    let bits = Int.bitWidth - list.count.leadingZeroBitCount
    defer {
      edges += list
      edges += Array(repeating: .nan, count: (1 << bits) - 1 - list.count)
    }
    return assay_table(
      input: UInt32(input), first_edge: UInt32(edges.count), bits: UInt32(bits),
      edges: UInt32(list.count), field: UInt32(field), first_value: UInt32(values.count))
  }

  /// Scores whole rows of `inputCount` inputs in the given order.
  package func scores(_ rows: [Float], by order: RowOrder = .rows) -> AdditiveScores {
    precondition(rows.count.isMultiple(of: inputCount), "whole rows only")
    let count = rows.count / inputCount
    var contributions: [Double] = []
    var variances: [Double] = []
    let logOdds = [Double](unsafeUninitializedCapacity: count) { logOdds, logOddsCount in
      variances = [Double](unsafeUninitializedCapacity: count) { variances, variancesCount in
        contributions = [Double](unsafeUninitializedCapacity: count * fieldCount) {
          contributions, contributionsCount in
          if let logOdds = logOdds.baseAddress, let variances = variances.baseAddress,
            let contributions = contributions.baseAddress
          {
            score(rows, count, order, contributions, logOdds, variances)
          }
          contributionsCount = count * fieldCount
        }
        variancesCount = count
      }
      logOddsCount = count
    }
    return AdditiveScores(
      base: base, fieldCount: fieldCount, contributions: contributions, logOdds: logOdds,
      variances: variances)
  }

  private func score(
    _ rows: [Float], _ count: Int, _ order: RowOrder, _ contributions: UnsafeMutablePointer<Double>,
    _ logOdds: UnsafeMutablePointer<Double>, _ variances: UnsafeMutablePointer<Double>
  ) {
    let steps = order.steps(rows: count, inputs: inputCount)
    let block = EngineRoom.block
    withSum { sum in
      withUnsafeTemporaryAllocation(of: Float.self, capacity: inputCount * block) { columns in
        withUnsafeTemporaryAllocation(of: Double.self, capacity: (fieldCount + 2) * block) { room in
          rows.withUnsafeBufferPointer { rows in
            guard let from = rows.baseAddress, let columns = columns.baseAddress,
              let parts = room.baseAddress
            else { return }
            let sums = parts + fieldCount * block
            for row in stride(from: 0, to: count, by: block) {
              let some = min(block, count - row)
              assay_columns(
                from + row * steps.row, steps.row, steps.input, some, inputCount, columns)
              assay_add_tables(&sum, columns, parts, sums, sums + block)
              (logOdds + row).initialize(from: sums, count: some)
              (variances + row).initialize(from: sums + block, count: some)
              assay_rows(parts, fieldCount, some, contributions + row * fieldCount)
            }
          }
        }
      }
    }
  }

  private func withSum(_ work: (inout assay_sum) -> Void) {
    tables.withUnsafeBufferPointer { tables in
      pairs.withUnsafeBufferPointer { pairs in
        edges.withUnsafeBufferPointer { edges in
          values.withUnsafeBufferPointer { values in
            variances.withUnsafeBufferPointer { variances in
              var sum = assay_sum(
                tables: tables.baseAddress, table_count: tables.count, pairs: pairs.baseAddress,
                pair_count: pairs.count, edges: edges.baseAddress, values: values.baseAddress,
                variances: variances.baseAddress, fields: fieldCount, base: base,
                variance: vintageVariance)
              work(&sum)
            }
          }
        }
      }
    }
  }
}
