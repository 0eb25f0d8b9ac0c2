package import Lending

/// How many answers of one field fall into each bin of its reference.
package struct BinnedCounts: Sendable, Equatable {
  package let distribution: ReferenceDistribution
  /// One for each share of the distribution; whole for answers that were counted.
  package private(set) var bins: [Double]
  package private(set) var unknown: Double
  /// Choices that the distribution does not list.
  package private(set) var unlisted: [String: Double]

  /// Nothing counted yet.
  package init(_ distribution: ReferenceDistribution) {
    self.distribution = distribution
    bins = Array(repeating: 0, count: distribution.shares.count)
    unknown = 0
    unlisted = [:]
  }

  /// What the distribution itself says, of so many loans.
  package init(_ distribution: ReferenceDistribution, of loans: Double) {
    self.init(distribution)
    bins = distribution.shares.map { $0 * loans }
    unknown = distribution.unknown * loans
  }

  package var total: Double { bins.reduce(0, +) + unknown + unlisted.values.reduce(0, +) }

  /// Counts a number; nil is an unknown one.
  package mutating func count(_ number: Double?) {
    guard let number, !bins.isEmpty else {
      unknown += 1
      return
    }
    // Edges ascend; bin `i` ends before edge `i`.
    var (low, high) = (0, distribution.edges.count)
    while low < high {
      let middle = (low + high) / 2
      if number < distribution.edges[middle] { high = middle } else { low = middle + 1 }
    }
    bins[low] += 1
  }

  /// Counts a choice; nil is an unknown one.
  package mutating func count(choice: String?) {
    guard let choice else {
      unknown += 1
      return
    }
    if let place = distribution.choices.firstIndex(of: choice) {
      bins[place] += 1
    } else {
      unlisted[choice, default: 0] += 1
    }
  }

  /// Counts what an application says in the field.
  package mutating func count(_ value: FieldValue?) {
    switch value {
    case .choice(let choice): count(choice: choice)
    case .number(let number): count(number)
    case nil: unknown += 1
    }
  }

  /// Adds the counts of other answers to the same field.
  package mutating func merge(_ other: BinnedCounts) {
    precondition(other.bins.count == bins.count, "counts of one field")
    for place in bins.indices { bins[place] += other.bins[place] }
    unknown += other.unknown
    unlisted.merge(other.unlisted, uniquingKeysWith: +)
  }

  var isOfChoices: Bool { !distribution.choices.isEmpty }
}
