/// Puts strips on pages: none is cut, no heading ends a page, a table's header begins each of its
/// pages.
struct Pagination {
  struct Placed {
    let strip: Strip
    let y: Double
  }

  private(set) var pages: [[Placed]] = [[]]
  private let top: Double
  private let bottom: Double
  private var y: Double

  init(_ strips: [Strip], top: Double, bottom: Double) {
    self.top = top
    self.bottom = bottom
    y = top
    var group: [Strip] = []
    for strip in strips {
      group.append(strip)
      if strip.keepsWithNext { continue }
      place(group)
      group = []
    }
    place(group)
  }

  private var isEmpty: Bool { pages[pages.count - 1].isEmpty }

  private mutating func place(_ group: [Strip]) {
    let height = group.reduce(0) { $0 + $1.gap + $1.height }
    // Room alone begins no page.
    if group.allSatisfy({ $0.height == 0 }) {
      if !isEmpty { y = min(bottom, y + height) }
      return
    }
    if !isEmpty, y + height > bottom { turn() }
    for strip in group {
      if !isEmpty, y + strip.gap + strip.height > bottom { turn() }
      if isEmpty {
        for header in strip.header { put(header, gap: 0) }
        put(strip, gap: strip.header.isEmpty ? 0 : strip.gap)
      } else {
        put(strip, gap: strip.gap)
      }
    }
  }

  private mutating func put(_ strip: Strip, gap: Double) {
    pages[pages.count - 1].append(Placed(strip: strip, y: y + gap))
    y += gap + strip.height
  }

  private mutating func turn() {
    pages.append([])
    y = top
  }
}
