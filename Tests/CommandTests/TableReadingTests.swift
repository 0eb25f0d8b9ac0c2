import Foundation
import Testing

@Test(arguments: [
  ("", "empty"), ("id,fico_score\n1,700\n", "loan_amount"),
  ("loan_amount,loan_amount\n1,2\n", "same name"),
  ("loan_amount,\"term_months,annual_income\n1,2,3\n", "on line 1 is not closed"),
])
func tablesThatCannotBeReadLeaveNoOutput(text: String, word: String) throws {
  let command = try Command()
  let input = try command.write(text, to: "in.csv")
  let result = try command.run("batch", input, "-o", command.path("out.csv"))
  #expect(result.code == 3)
  #expect(result.complaint.contains(word))
  #expect(!FileManager.default.fileExists(atPath: command.path("out.csv")))
  let left = try FileManager.default.contentsOfDirectory(atPath: command.folder)
  #expect(!left.contains { $0.contains(".part") })
}

@Test func aDecimalCommaThatShowsLateIsNeverReadInSilence() throws {
  let command = try Command()
  let rows = (0..<300).map { "12000,36,64000,\($0 % 30 + 1),800\n" }.joined()
  let late = "12000,36,64000,\"12,5\",\"1,234\"\n12000,36,\"64,000\",12,800\n"
  let input = try command.write(
    "loan_amount,term_months,annual_income,debt_to_income,fico_score\n" + rows + late,
    to: "in.csv")
  #expect(try command.run("batch", input, "-o", "out.csv", "--quiet").code == 1)
  #expect(
    try command.read("out.rejects.csv") == """
      row,field,problem
      301,debt_to_income,"has a decimal comma in a table of decimal points; mend it, or say \"\"decimal\"\" in an own map"
      301,fico_score,must lie between 300 and 850

      """)
  #expect(try command.read("out.csv").split(separator: "\n").count == 302)
}

@Test func wordsForMissingAreUnknownAndARequiredFieldStillNeedsItsNumber() throws {
  let command = try Command()
  let plain = "id,loan_amount,term_months,annual_income,purpose,fico_score\n"
  let input = try command.write(
    plain + "a,12000,36,64000,NA,null\nb,12000,36,64000,,\nc,NA,36,64000,car,700\n", to: "in.csv")
  #expect(try command.run("batch", input, "-o", "out.csv", "--quiet").code == 1)
  let rows = try command.read("out.csv").split(separator: "\n").map {
    $0.components(separatedBy: ",").dropFirst(2)
  }
  #expect(rows.count == 3)
  #expect(rows[1] == rows[2])
  #expect(try command.read("out.rejects.csv").contains("3,loan_amount,"))
}
