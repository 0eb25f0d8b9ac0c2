internal import Lending
internal import Sealing
internal import StrictJSON

/// Reads and checks a policy file.
enum PolicyFile {
  static func read(_ file: String) throws(DeskProblem) -> (policy: Policy, digest: SHA256Digest) {
    let bytes = try FileText.read(file)
    let policy: Policy
    do {
      if let name = unknownName(in: try StrictJSON.parse(bytes)) {
        throw DeskProblem.policyFile(file, problem: "\(name) is not a word of a policy")
      }
      policy = try StrictJSON.decode(Policy.self, from: bytes)
    } catch let problem as JSONProblem {
      throw .policyFile(file, problem: problem.sentence)
    } catch let problem as DeskProblem {
      throw problem
    } catch {
      throw .policyFile(file, problem: "it cannot be read")
    }
    if let problem = problem(in: policy) { throw .policyFile(file, problem: problem) }
    return (policy, SHA256Digest.of(bytes))
  }

  private static let names: [String: Set<String>] = [
    "": ["name", "version", "product", "rules", "pricing", "limit"],
    "rules": [
      "probabilityCutOff", "closeCall", "paymentToIncomeCeiling", "debtToIncomeCeiling",
      "expectedLossBudget", "outOfDomain",
    ],
    "pricing": ["assumedRate", "discountRate"],
    "limit": ["step"],
  ]

  /// A misspelt rule would silently not be applied, so every name must be known.
  private static func unknownName(in json: JSONValue) -> String? {
    for (part, known) in names.sorted(by: { $0.key < $1.key }) {
      let members = (part.isEmpty ? json : json[part])?.members ?? []
      if let unknown = members.first(where: { !known.contains($0.name) }) { return unknown.name }
    }
    return nil
  }

  /// The first mark that makes no sense.
  private static func problem(in policy: Policy) -> String? {
    let rules = policy.rules
    guard !policy.name.isBlank, !policy.version.isBlank else {
      return "name and version are needed"
    }
    if let mark = rules.outOfDomain, !(mark.percent >= 50 && mark.percent <= 100) {
      return "outOfDomain must lie between 50 and 100, in percent: 99, not 0.99"
    }
    guard policy.product == .installmentLoan else { return "product must be installment-loan" }
    // 0.2 would be a fraction written by mistake: it would decline everyone.
    guard rules.probabilityCutOff.percent >= 0.5, rules.probabilityCutOff.percent < 100 else {
      return "probabilityCutOff must lie between 0.5 and 100, in percent: 20, not 0.20"
    }
    let marks: [(String, Rate?)] = [
      ("closeCall", rules.closeCall), ("paymentToIncomeCeiling", rules.paymentToIncomeCeiling),
      ("debtToIncomeCeiling", rules.debtToIncomeCeiling),
      ("expectedLossBudget", rules.expectedLossBudget),
    ]
    for (name, mark) in marks {
      if let mark, !(mark.percent >= 0 && mark.percent <= 1000) {
        return "\(name) must lie between 0 and 1000 percent"
      }
    }
    if policy.pricing.assumedRate.isEmpty {
      return "assumedRate needs a rate for at least one term"
    }
    for (term, rate) in policy.pricing.assumedRate {
      guard Int(term) != nil, rate.percent >= 0, rate.percent <= 100 else {
        return "assumedRate must name terms in months and rates from 0 to 100 percent"
      }
    }
    guard policy.pricing.discountRate.percent >= 0, policy.pricing.discountRate.percent <= 100
    else {
      return "discountRate must lie between 0 and 100 percent"
    }
    guard (1...10_000).contains(policy.limit.step.amount) else {
      return "limit.step must lie between 1 and 10000"
    }
    return nil
  }
}
