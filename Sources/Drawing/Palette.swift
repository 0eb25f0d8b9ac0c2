/// The colours of every chart, for one background.
///
/// Red raises the chance of default and blue lowers it: the pair stays apart for people who
/// confuse red and green, and each bar also carries its sign and its side.
package struct Palette: Sendable, Equatable {
  package let background: Ink
  package let text: Ink
  /// For captions and scales; at least 4.5:1 against the background.
  package let quietText: Ink
  /// The unfilled part of a scale.
  package let track: Ink
  package let grid: Ink
  package let raises: Ink
  package let lowers: Ink
  /// Sums and marks that take no side.
  package let neutral: Ink

  package static let light = Palette(
    background: Ink(0xffffff), text: Ink(0x2e2e32), quietText: Ink(0x66666c),
    track: Ink(0xe4e4e8), grid: Ink(0xd8d8dc), raises: Ink(0xc6453a), lowers: Ink(0x2a78b8),
    neutral: Ink(0x5e5c64))

  package static let dark = Palette(
    background: Ink(0x363636), text: Ink(0xffffff), quietText: Ink(0xc4c4c8),
    track: Ink(0x505054), grid: Ink(0x58585c), raises: Ink(0xef8378), lowers: Ink(0x6cb2e8),
    neutral: Ink(0xc8c7cc))
}
