import Lending
import Testing

@Suite("Days")
struct CalendarDayTests {
  @Test("Days between two days count over months, leap days and years")
  func counting() {
    #expect(CalendarDay.days(from: "2026-11-21", to: "2026-11-21") == 0)
    #expect(CalendarDay.days(from: "2024-02-28", to: "2024-03-01") == 2)
    #expect(CalendarDay.days(from: "2023-02-28", to: "2023-03-01") == 1)
    #expect(CalendarDay.days(from: "2000-01-01", to: "2026-11-21") == 9821)
    #expect(CalendarDay.days(from: "1900-01-01", to: "2000-01-01") == 36524)
    #expect(CalendarDay.days(from: "2026-01-01", to: "2025-12-31") == -1)
    #expect(CalendarDay.days(from: "2026-02-30", to: "2026-03-01") == nil)
  }
}
