extension MarkdownText.Part {
  /// The same part with fields and answers as people say them.
  package func told(_ words: CardWords) -> MarkdownText.Part {
    switch self {
    case .heading(let text, let level): .heading(words.told(text), level: level)
    case .paragraph(let text): .paragraph(words.told(text))
    case .bullets(let items): .bullets(items.map(words.told))
    case .table(let table): .table(table.mapping(words.told, cells: words.cell))
    }
  }
}
