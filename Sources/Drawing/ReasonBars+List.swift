package import Lending

extension ReasonBars {
  /// The bars of reasons that add up.
  package init(_ list: ReasonList) {
    self.init(
      bars: list.rows.map { row in
        Bar(kind: .init(row.kind), label: row.label, value: row.value, figure: row.figure)
      })
  }
}

extension ReasonBars.Bar.Kind {
  fileprivate init(_ kind: ReasonList.Row.Kind) {
    switch kind {
    case .start: self = .start
    case .part: self = .part
    case .sum: self = .sum
    case .line: self = .line
    }
  }
}
