internal import Lending
internal import Sealing
internal import StrictJSON

/// Reads and checks a policy of recovery.
enum RecoveryPolicyFile {
  static func read(
    _ file: String
  ) throws(DeskProblem) -> (policy: RecoveryPolicy, digest: SHA256Digest) {
    let bytes = try FileText.read(file)
    let policy: RecoveryPolicy
    do {
      let json = try StrictJSON.parse(bytes)
      if let given = json["product"]?.string, given != Product.recovery.rawValue {
        throw DeskProblem.policyFile(file, problem: "product must be \(Product.recovery)")
      }
      if let name = unknownName(in: json) {
        throw DeskProblem.policyFile(file, problem: "\(name) is not a word of a recovery policy")
      }
      policy = try StrictJSON.decode(RecoveryPolicy.self, from: bytes)
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

  private static let names: Set<String> = [
    "name", "version", "product", "discountRate", "hourCost", "levelSpread", "treatments", "plan",
  ]
  private static let treatmentNames: Set<String> = [
    "kind", "cost", "hours", "effect", "price", "months",
  ]
  private static let planNames: Set<String> = ["shareOfFreeIncome", "leastPayment", "mostMonths"]

  /// A misspelt assumption would silently be another one, so every name must be known.
  private static func unknownName(in json: JSONValue) -> String? {
    var places: [(JSONValue?, Set<String>)] = [(json, names), (json["plan"], planNames)]
    if case .array(let treatments)? = json["treatments"] {
      places += treatments.map { ($0, treatmentNames) }
    }
    for (place, known) in places {
      if let unknown = place?.members?.first(where: { !known.contains($0.name) }) {
        return unknown.name
      }
    }
    return nil
  }

  /// The first input that makes no sense.
  private static func problem(in policy: RecoveryPolicy) -> String? {
    guard !policy.name.isBlank, !policy.version.isBlank else {
      return "name and version are needed"
    }
    let marks: [(String, Double, ClosedRange<Double>)] = [
      ("discountRate", policy.discountRate.percent, 0...100),
      ("hourCost", policy.hourCost.amount, 0...100_000),
      ("levelSpread", policy.levelSpread.percent, 0...100),
      ("plan.shareOfFreeIncome", policy.plan.shareOfFreeIncome.percent, 1...100),
      ("plan.leastPayment", policy.plan.leastPayment.amount, 0...1_000_000),
      ("plan.mostMonths", Double(policy.plan.mostMonths), 1...600),
    ]
    if let problem = problem(in: marks) { return problem }
    guard !policy.treatments.isEmpty else { return "treatments must name at least one" }
    guard Set(policy.treatments.map(\.kind)).count == policy.treatments.count else {
      return "treatments must name each kind once"
    }
    return policy.treatments.lazy.compactMap(problem).first
  }

  private static func problem(of terms: TreatmentTerms) -> String? {
    let kind = terms.kind.rawValue
    var marks: [(String, Double, ClosedRange<Double>)] = [
      ("\(kind).cost", terms.cost.amount, 0...1_000_000),
      ("\(kind).hours", terms.hours, 0.01...1_000),
    ]
    if let months = terms.months { marks.append(("\(kind).months", months, 1...600)) }
    if terms.kind == .sale {
      guard terms.effect == nil, let price = terms.price else {
        return "sale needs a price in percent of the balance, and no effect"
      }
      marks.append(("sale.price", price.percent, 0...100))
    } else {
      guard terms.price == nil, let effect = terms.effect else {
        return "\(kind) needs an effect, and no price"
      }
      marks.append(("\(kind).effect", effect, 0...10))
    }
    if terms.kind == .plan, terms.months != nil { return "plan takes its months from its payments" }
    return problem(in: marks)
  }

  private static func problem(in marks: [(String, Double, ClosedRange<Double>)]) -> String? {
    for (name, value, range) in marks where !range.contains(value) {
      return "\(name) must lie between \(Figure.plain(range.lowerBound)) and "
        + Figure.plain(range.upperBound)
    }
    return nil
  }
}
