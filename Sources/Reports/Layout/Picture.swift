package import Drawing

/// A chart on a page.
package struct Picture: Sendable {
  /// In points, as wide as it is given.
  package let height: Double
  /// What it shows, for tests and for people who do not see it.
  package let words: String
  let draw: @Sendable (Canvas) -> Void

  package init(height: Double, words: String, draw: @escaping @Sendable (Canvas) -> Void) {
    self.height = height
    self.words = words
    self.draw = draw
  }
}
