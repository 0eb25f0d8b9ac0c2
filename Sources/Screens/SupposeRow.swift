internal import Drawing
internal import Gtk
internal import Lending
internal import ScreenStates

/// One answer that can be changed beside the form: a slider over its response curve, or a choice.
@MainActor
final class SupposeRow {
  let widget: Box
  private let field: Field
  private let value = Label().classes("numeric", "heading").text(at: 1)
  private let before = Label().classes("numeric", "assay-quiet").text(at: 1)
  private let control: Control
  private let onSuppose: @MainActor (String) -> Void
  private var chart: ResponseChart?
  private var range: SliderRange?
  private var isShowing = false

  private enum Control {
    case slider(Scale, DrawingArea)
    case choice(DropDown, answers: [String])
  }

  /// Between the sides of a scale and the middle of its thumb at the ends.
  private static let inset = 12.5
  /// From the foot of a scale up to its line.
  private static let foot = 17.0

  init(_ field: Field, onSuppose: @escaping @MainActor (String) -> Void) {
    self.field = field
    self.onSuppose = onSuppose
    let line = Box(
      .horizontal, spacing: 9,
      [Label(field.label).expanding(.horizontal).wrapping(), before, value])
    switch field.kind {
    case .number(let range) where range.allowed.isEmpty:
      let scale = Scale(name: field.label).aligned(vertical: .end)
      let area = DrawingArea(decoration: ()).height(96).expanding(.horizontal)
      control = .slider(scale, area)
      widget = Box(.vertical, spacing: 3, [line, Overlay(area, over: [scale])])
    default:
      let answers = field.answers
      let menu = DropDown(name: field.label, choices: answers.map(\.label))
      control = .choice(menu, answers: answers.map(\.id))
      widget = Box(.vertical, spacing: 6, [line, menu])
    }
    connect()
  }

  private func connect() {
    switch control {
    case .slider(let scale, let area):
      _ = scale.onMove { [weak self] in self?.move(to: $0) }
      _ = area.onDraw { [weak self] place in
        guard let self, let chart = self.chart else { return }
        let canvas = Canvas(place)
        canvas.within(
          Rectangle(x: 0, y: 0, width: place.width, height: place.height - Self.foot)
        ) { chart.draw(on: $0, inset: Self.inset) }
      }
    case .choice(let menu, let answers):
      _ = menu.onChoose { [weak self] place in
        guard let self, !self.isShowing, answers.indices.contains(place) else { return }
        self.onSuppose(answers[place])
      }
    }
  }

  private func move(to value: Double) {
    guard !isShowing, let range else { return }
    onSuppose(Figure.plain(range.snapped(value)))
  }

  /// - Parameter top: the upper end of the scale of all curves, 0…1.
  func show(
    _ whatIf: WhatIf, _ curve: ResponseCurve?, line: Double, top: Double,
    _ catalogue: FieldCatalogue
  ) {
    isShowing = true
    defer { isShowing = false }
    let isChanged = whatIf.changes[field.id] != nil
    let (now, then) = (
      whatIf.words(field.id, catalogue), whatIf.originalWords(field.id, catalogue)
    )
    value.text = now
    before.text = isChanged ? "\(then) →" : ""
    switch control {
    case .slider(let scale, let area):
      guard let range = whatIf.range(of: field.id, catalogue) else { return }
      self.range = range
      let place = whatIf.number(field.id) ?? curve?.likeUnknown(whatIf) ?? range.lowest
      scale.show(place, in: range.lowest...range.highest, step: range.step)
      scale.described("\(now), in the form \(then)")
      if let curve {
        chart = ResponseChart(
          points: curve.points.map { .init($0) }, present: curve.present.map { .init($0) },
          original: isChanged ? curve.original.map { .init($0) } : nil, line: line, top: top)
      }
      area.redraw()
    case .choice(let menu, let answers):
      let text = whatIf.form.text(of: field.id)
      menu.selected = answers.firstIndex(of: text) ?? 0
    }
  }
}

extension ResponseChart.Point {
  fileprivate init(_ point: ResponseCurve.Point) {
    self.init(value: point.value, chance: point.chance.value)
  }
}

extension Field {
  /// What can be chosen, with `unknown` where that is an answer.
  fileprivate var answers: [(id: String, label: String)] {
    let none = isRequired ? [] : [(id: "", label: "Unknown")]
    switch kind {
    case .choice(let choices): return none + choices.map { ($0.id, $0.label) }
    case .number(let range):
      return none + range.allowed.map { (Figure.plain($0), shown(.number($0), currency: "")) }
    case .text: return none
    }
  }
}
