import Fuzzing
import Testing

// Quick forms; `packaging/rigs fuzz` runs a million and, asked for it, any number.

@Test func theFastReaderReadsEveryTextAsTheObviousOneDoes() throws {
  #expect(try TableFuzz.run(count: 5_000, seed: 1) == nil)
}

@Test func strictJSONNeverCrashesAndRefusesWhatIsCutOff() {
  #expect(JSONFuzz.run(count: 5_000, seed: 2) == nil)
}

@Test func noDamagedModelStopsTheProgram() {
  #expect(ModelFuzz.run(count: 5_000, seed: 31) == nil)
}
