import FoundationEssentials
import Lending
import Testing

private let number = FieldKind.number(
  NumberRange(unit: .count, minimum: -1e9, maximum: 1e9, decimals: 0))

private let catalogue = FieldCatalogue(
  product: .installmentLoan, currency: "USD", groups: [],
  fields: [
    ("loan_amount", number), ("fico_score", number), ("a_very_long_name_of_a_field", number),
    ("purpose", .choice([FieldChoice(id: "car", label: ""), FieldChoice(id: "house", label: "")])),
    ("note", .text),
  ].map { id, kind in
    Field(
      id: FieldID(id), label: "", help: "", group: "", kind: kind, isRequired: false, use: .scored,
      whenUnknown: "", change: .fixed)
  })

private let ids = catalogue.fields.map(\.id) + ["none_of_the_catalogue", "debt_to_income"]

private func drawn(_ generator: inout SeededDraws) -> FieldValue? {
  let values: [FieldValue?] = [
    nil, .number(0), .number(-3), .number(17.5), .choice("car"), .choice("house"),
    .choice("no answer of the list"), .choice(""),
  ]
  return values[generator.index(below: values.count)]
}

/// Whatever is put in, also numbers where the catalogue has answers and fields it does not have.
@Test func anApplicationSaysWhatADictionaryOfItsValuesWouldSay() throws {
  var generator = SeededDraws(seed: 7)
  for round in 0..<2_000 {
    var plain: [FieldID: FieldValue] = [:]
    var application =
      round % 2 == 0
      ? LoanApplication(product: .installmentLoan, layout: catalogue.layout)
      : LoanApplication(product: .installmentLoan, values: [:])
    for _ in 0..<12 {
      let id = ids[generator.index(below: ids.count)]
      let value = drawn(&generator)
      plain[id] = value
      application.put(value, in: id)
    }
    #expect(application.values == plain)
    for id in ids {
      #expect(application.value(id) == plain[id])
      #expect(application.number(id) == plain[id]?.number)
      #expect(application.choice(id) == plain[id]?.choice)
    }
    let copy = LoanApplication(product: .installmentLoan, values: plain)
    #expect(copy == application)
    #expect(copy.with(1e6, in: .loanAmount) != application)
    let coded = try JSONDecoder().decode(
      LoanApplication.self, from: JSONEncoder().encode(application))
    #expect(coded == application)
  }
}

@Test func anApplicationIsWrittenAsItsProductAndItsValues() throws {
  let encoder = JSONEncoder()
  encoder.outputFormatting = .sortedKeys
  var application = LoanApplication(product: .installmentLoan, layout: catalogue.layout)
  application.put(.choice("house"), in: .purpose)
  application.put(12_000.5, in: .loanAmount)
  #expect(
    String(decoding: try encoder.encode(application), as: UTF8.self)
      == #"{"product":"installment-loan","values":{"loan_amount":12000.5,"purpose":"house"}}"#)
}

@Test func aRowOfNumbersIsAnApplication() {
  let application = LoanApplication(
    product: .installmentLoan, layout: catalogue.layout, row: [900, .nan, 3, 1, .nan],
    texts: [4: "by phone"])
  #expect(
    application.values == [
      .loanAmount: .number(900), "a_very_long_name_of_a_field": .number(3),
      .purpose: .choice("house"), "note": .choice("by phone"),
    ])
}

@Test func layoutsAreToldApartByFieldsAndAnswers() {
  func print(_ fields: [Field]) -> UInt64 {
    FieldCatalogue(product: .creditCard, currency: "", groups: [], fields: fields).layout
      .fingerprint
  }
  let all = catalogue.fields
  #expect(print(all) == catalogue.layout.fingerprint)
  #expect(print(all.reversed()) != catalogue.layout.fingerprint)
  #expect(print([all[1], all[0]] + all.dropFirst(2)) != catalogue.layout.fingerprint)
  #expect(print(Array(all.dropLast())) != catalogue.layout.fingerprint)
  #expect(catalogue.layout.place(of: "fico_score") == 1)
  #expect(catalogue.layout.place(of: "none_of_the_catalogue") == nil)
}
