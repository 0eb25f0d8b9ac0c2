internal import Lending
internal import Scoring

/// Turns each input into evidence: the log-odds of its bin against those of all loans.
///
/// Bins are found with the outcomes: from fine quantiles, neighbours are joined while they say the
/// same, while one is too small, and wherever their order goes against credit sense. Unknown is a
/// bin of its own. Offsets are taken off, so that a field that one source lacks does not bear
/// witness of that source's base rate.
struct WeightOfEvidence: Sendable {
  /// How fine the bins are, as chosen by cross-validation: coarser ones rank worse.
  struct Settings: Sendable, Equatable {
    /// Quantiles from which the bins are joined.
    var quantiles = 128
    /// Known bins at most.
    var bins = 64
    /// Least share of the loans' weight in a known bin.
    var leastShare = 0.005
    /// Two bins stay apart only where that adds so much log-likelihood.
    var leastGain = 0.5
    /// As many loans without evidence stand in each bin.
    var smoothing = 30.0

    /// In words, for the model card.
    var description: String {
      "weight of evidence in at most \(bins) bins an input, each with at least "
        + "\(Figure.plain(leastShare * 100)) % of the loans and monotone where credit sense "
        + "demands; unknown is a bin; \(Figure.plain(smoothing)) average loans smooth each bin"
    }
  }

  /// One table an input; a value is the bin's log-odds less those of all loans.
  let tables: [BinTable]

  init(
    _ rows: TrainingRows, features: [Feature], levels: OffsetLevels,
    settings: Settings = Settings()
  ) {
    precondition(features.count == rows.width && levels.ofRow.count == rows.count, "rows that fit")
    var all = EvidenceBin(levels: levels.count)
    for row in 0..<rows.count {
      all.add(level: levels.ofRow[row], weight: rows.weights[row], defaulted: rows.defaulted[row])
    }
    let middle = all.shift(levels.offsets, prior: 1e-9)
    let offsets = levels.offsets.map { $0 + middle }
    let rate = all.defaulted / max(all.weight, 1e-9)
    let prior = max(settings.smoothing * rate * (1 - rate), 1e-6)
    tables = features.indices.map { column in
      Column(rows, column, levels, settings).table(
        offsets: offsets, prior: prior, least: settings.leastShare * all.weight,
        monotone: features[column].monotone)
    }
  }

  /// Evidence of each input of a row.
  func evidence(_ row: ArraySlice<Float>) -> [Double] {
    zip(tables, row).map { table, value in table[table.bin(of: value)] }
  }
}

extension WeightOfEvidence {
  /// One input's loans in bins that are being joined.
  private struct Column {
    private let settings: Settings
    private var bins: [EvidenceBin] = []
    /// The smallest value of each bin.
    private var starts: [Float] = []
    private var unknown: EvidenceBin

    /// Fine bins of about equal weight; equal values are never parted.
    init(_ rows: TrainingRows, _ column: Int, _ levels: OffsetLevels, _ settings: Settings) {
      self.settings = settings
      unknown = EvidenceBin(levels: levels.count)
      var known: [(value: Float, row: Int)] = []
      known.reserveCapacity(rows.count)
      var weight = 0.0
      for row in 0..<rows.count {
        let value = rows.values[row * rows.width + column]
        if value.isNaN {
          unknown.add(
            level: levels.ofRow[row], weight: rows.weights[row], defaulted: rows.defaulted[row])
        } else {
          known.append((value, row))
          weight += rows.weights[row]
        }
      }
      known.sort { ($0.value, $0.row) < ($1.value, $1.row) }
      let full = weight / Double(settings.quantiles)
      var filled = full
      var last: Float?
      for (value, row) in known {
        if value != last, filled >= full {
          bins.append(EvidenceBin(levels: levels.count))
          starts.append(value)
          filled = 0
        }
        last = value
        filled += rows.weights[row]
        bins[bins.count - 1].add(
          level: levels.ofRow[row], weight: rows.weights[row], defaulted: rows.defaulted[row])
      }
    }

    func table(offsets: [Double], prior: Double, least: Double, monotone: Int) -> BinTable {
      var joined = self
      joined.join(offsets, prior, least)
      if monotone != 0 { joined.order(offsets, prior, direction: Double(monotone)) }
      let values = joined.bins.map { $0.shift(offsets, prior: prior) }
      return BinTable(
        edges: Array(joined.starts.dropFirst()), values: values.isEmpty ? [0] : values,
        unknown: unknown.shift(offsets, prior: prior))
    }

    /// Joins the two neighbours that lose least by it, until all are large and different enough.
    private mutating func join(_ offsets: [Double], _ prior: Double, _ least: Double) {
      func likelihood(_ bin: EvidenceBin) -> Double { bin.likelihood(offsets, prior: prior) }
      var own = bins.map(likelihood)
      func loss(_ left: Int) -> Double {
        own[left] + own[left + 1] - likelihood(bins[left] + bins[left + 1])
      }
      guard bins.count > 1 else { return }
      var losses = (0..<bins.count - 1).map(loss)
      while bins.count > 1 {
        let isTooMany = bins.count > settings.bins
        let small = bins.indices.first { bins[$0].weight < least }
        let candidates = small.map { Array(max(0, $0 - 1)...min($0, bins.count - 2)) }
        let pairs = candidates ?? Array(losses.indices)
        guard let left = pairs.min(by: { losses[$0] < losses[$1] }),
          small != nil || isTooMany || losses[left] < settings.leastGain
        else { return }
        absorb(right: left + 1)
        own[left] = likelihood(bins[left])
        own.remove(at: left + 1)
        losses.remove(at: left)
        if left > 0 { losses[left - 1] = loss(left - 1) }
        if left < losses.count { losses[left] = loss(left) }
      }
    }

    /// Pools neighbours that stand in the wrong order (Ayer and others 1955).
    private mutating func order(_ offsets: [Double], _ prior: Double, direction: Double) {
      var values = bins.map { $0.shift(offsets, prior: prior) }
      var left = 0
      while left + 1 < bins.count {
        if direction * (values[left + 1] - values[left]) > 0 {
          left += 1
          continue
        }
        absorb(right: left + 1)
        values.remove(at: left + 1)
        values[left] = bins[left].shift(offsets, prior: prior)
        left = max(left - 1, 0)
      }
    }

    private mutating func absorb(right: Int) {
      bins[right - 1] = bins[right - 1] + bins[right]
      bins.remove(at: right)
      starts.remove(at: right)
    }
  }
}
