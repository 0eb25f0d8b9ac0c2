import Testing

@testable import Training

@Suite("Aligned tables")
struct AlignedTablesTests {
  @Test("Cells are padded to their column, numbers to the right, and other lines stay")
  func padded() {
    let lines = AlignedTables.aligned([
      "# Head", "", "| name | loans |", "|---|---:|", "| a longer one | 5 |", "| b | 12 345 |", "",
      "text | with a bar",
    ])
    #expect(
      lines == [
        "# Head", "",
        "| name         |  loans |",
        "| ------------ | -----: |",
        "| a longer one |      5 |",
        "| b            | 12 345 |", "",
        "text | with a bar",
      ])
  }

  @Test("Two tables in one text have widths of their own; aligned text stays as it is")
  func twoTables() {
    let lines = [
      "| a |", "|---|", "| wide cell |", "", "| b |", "|--:|", "| 1 |",
    ]
    let once = AlignedTables.aligned(lines)
    #expect(once[0] == "| a         |")
    #expect(once[4] == "|   b |")
    #expect(AlignedTables.aligned(once) == once)
  }
}
