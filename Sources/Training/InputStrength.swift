internal import Scoring

/// An input and how well it alone tells two kinds of loans apart.
struct InputStrength: Sendable, Equatable {
  let input: String
  /// Area under the curve in the better direction, 0.5…1.
  let area: Double

  /// The strongest input; of equals the first.
  static func strongest(
    of features: [Feature], _ ranked: [RankedInput], _ members: [Bool?]
  ) -> InputStrength? {
    zip(features, ranked).reduce(nil as InputStrength?) { kept, next in
      let area = next.1.strength(members)
      return (kept?.area ?? -1) >= area ? kept : InputStrength(input: next.0.name, area: area)
    }
  }
}
