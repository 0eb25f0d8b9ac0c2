/// How the screens tell the time: in the person's own zone.
@MainActor
package struct WallClock {
  /// Now, as a new case is called until the person names it: 2026-11-21 09:30.
  package let reference: () -> String
  /// A moment of the journal in words: 21 Nov 2026, 09:30.
  package let words: (_ moment: String) -> String

  package init(
    reference: @escaping () -> String, words: @escaping (_ moment: String) -> String
  ) {
    self.reference = reference
    self.words = words
  }
}
