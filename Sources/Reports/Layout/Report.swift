/// A document: what stands in it, from the top down, and what stands under each page.
package struct Report: Sendable {
  /// Also the title in a reader's list of documents.
  package let title: String
  package let subtitle: String
  package let blocks: [Block]
  /// Where its numbers come from; one line each.
  package let footer: [String]
  /// ISO 8601: the moment that the document tells of.
  package let date: String

  package init(
    title: String, subtitle: String, blocks: [Block], footer: [String], date: String
  ) {
    self.title = title
    self.subtitle = subtitle
    self.blocks = blocks
    self.footer = footer
    self.date = date
  }
}
