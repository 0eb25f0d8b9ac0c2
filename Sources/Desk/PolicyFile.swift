internal import Lending
internal import Sealing
internal import StrictJSON

/// Reads and checks a policy file.
enum PolicyFile {
  static func read(
    _ file: String, _ catalogue: FieldCatalogue
  ) throws(DeskProblem) -> (policy: Policy, digest: SHA256Digest) {
    let bytes = try FileText.read(file)
    do {
      return (try policy(bytes, catalogue), SHA256Digest.of(bytes))
    } catch {
      throw .policyFile(file, problem: error.sentence)
    }
  }

  /// The policy that a text says, if it makes sense for the product of a catalogue.
  static func policy(
    _ bytes: [UInt8], _ catalogue: FieldCatalogue
  ) throws(PolicyProblem) -> Policy {
    let product = catalogue.product
    let policy: Policy
    do {
      let json = try StrictJSON.parse(bytes)
      if let given = json["product"]?.string, given != product.rawValue {
        throw PolicyProblem("product must be \(product)")
      }
      if let name = unknownName(in: json, of: product) {
        throw PolicyProblem(name)
      }
      // A decoder would only say that something is wrong.
      if let floor = json["rules"]?["scoreFloor"]?.number, Int(exactly: floor) == nil {
        throw PolicyProblem("scoreFloor must be a whole number of points")
      }
      if let problem = KnockOutWords.problem(in: json) { throw PolicyProblem(problem) }
      policy = try StrictJSON.decode(Policy.self, from: bytes)
    } catch let problem as JSONProblem {
      throw PolicyProblem(PolicyKey.sentence(problem))
    } catch let problem as PolicyProblem {
      throw problem
    } catch {
      throw PolicyProblem("it cannot be read")
    }
    if let problem = problem(in: policy) ?? policy.rules.problem(catalogue) {
      throw PolicyProblem(problem)
    }
    return policy
  }

  /// The words of a policy by the object in which they stand.
  static func names(of product: Product) -> [String: Set<String>] {
    guard product == .creditCard else {
      return [
        "": ["name", "version", "product", "rules", "pricing", "limit"],
        "rules": [
          "probabilityCutOff", "closeCall", "paymentToIncomeCeiling", "debtToIncomeCeiling",
          "expectedLossBudget", "outOfDomain", "scoreFloor", "returnFloor", "loanToIncomeCeiling",
          "utilizationCeiling", "knockOuts", "required", "intervalWidth", "referAbove", "stress",
          "secondPersonFrom",
        ],
        "rules.stress": ["incomeFall", "rateRise"],
        "pricing": [
          "assumedRate", "discountRate", "servicingFee", "originationFee", "hurdle",
        ], "limit": ["step"],
      ]
    }
    return [
      "": ["name", "version", "product", "rules", "limit"],
      "rules": [
        "probabilityCutOff", "closeCall", "abilityToPay", "outOfDomain", "scoreFloor", "knockOuts",
        "required", "intervalWidth", "referAbove", "stress", "secondPersonFrom",
      ],
      "rules.stress": ["incomeFall"],
      "limit": ["step", "card"],
      "limit.card": ["peerQuantile", "minimumPayment"],
    ]
  }

  /// What is wrong with a name that is not known: a misspelt rule would silently not be applied.
  private static func unknownName(in json: JSONValue, of product: Product) -> String? {
    for (part, known) in names(of: product).sorted(by: { $0.key < $1.key }) {
      let place = part.split(separator: ".").reduce(json as JSONValue?) { $0?[String($1)] }
      if let unknown = (place?.members ?? []).first(where: { !known.contains($0.name) }) {
        return "\(unknown.name) is not a word of a policy"
          + PolicyKey.nearestWords(to: unknown.name, among: known)
      }
    }
    return nil
  }

  /// The first mark that makes no sense.
  private static func problem(in policy: Policy) -> String? {
    let rules = policy.rules
    guard !policy.name.isBlank, !policy.version.isBlank else {
      return "name and version are needed"
    }
    guard (policy.name + policy.version).unicodeScalars.allSatisfy({ $0.properties.isPlain }) else {
      return "name and version must be of letters that can be printed"
    }
    if let mark = rules.outOfDomain, !(mark.percent >= 50 && mark.percent <= 100) {
      return "outOfDomain must lie between 50 and 100, in percent: 99, not 0.99"
    }
    // 0.2 would be a fraction written by mistake: it would decline everyone.
    guard rules.probabilityCutOff.percent >= 0.5, rules.probabilityCutOff.percent < 100 else {
      return "probabilityCutOff must be at least 0.5 and below 100, in percent: 20, not 0.20"
    }
    let marks: [(String, Rate?)] = [
      ("closeCall", rules.closeCall), ("paymentToIncomeCeiling", rules.paymentToIncomeCeiling),
      ("debtToIncomeCeiling", rules.debtToIncomeCeiling),
      ("expectedLossBudget", rules.expectedLossBudget), ("abilityToPay", rules.abilityToPay),
    ]
    for (name, mark) in marks {
      if let mark, !(mark.percent >= 0 && mark.percent <= 1000) {
        return "\(name) must lie between 0 and 1000 percent"
      }
    }
    if let problem = problem(of: policy) { return problem }
    guard (1...100_000).contains(policy.limit.step.amount) else {
      return "limit.step must lie between 1 and 100000"
    }
    return nil
  }

  /// What makes no sense for the policy's own product.
  private static func problem(of policy: Policy) -> String? {
    guard policy.product == .creditCard else { return problem(in: policy.pricing) }
    guard let card = policy.limit.card else {
      return "limit.card is needed: peerQuantile and minimumPayment"
    }
    guard card.peerQuantile.percent >= 10, card.peerQuantile.percent <= 90 else {
      return "limit.card.peerQuantile must lie between 10 and 90 percent"
    }
    guard card.minimumPayment.percent > 0, card.minimumPayment.percent <= 100 else {
      return "limit.card.minimumPayment must lie above 0 and up to 100 percent"
    }
    return nil
  }

  private static func problem(in pricing: PolicyPricing?) -> String? {
    guard let pricing, !pricing.assumedRate.isEmpty else {
      return "assumedRate needs a rate for at least one term"
    }
    for (term, rate) in pricing.assumedRate {
      guard Int(term) != nil, rate.percent >= 0, rate.percent <= 100 else {
        return "assumedRate must name terms in months and rates from 0 to 100 percent"
      }
      // Nobody lends at such a rate, unless for nothing.
      guard rate.percent == 0 || rate.percent >= 1 else {
        return "assumedRate.\(term) is in percent: 12.5, not 0.125"
      }
    }
    guard pricing.discountRate.percent >= 0, pricing.discountRate.percent <= 100 else {
      return "discountRate must lie between 0 and 100 percent"
    }
    let fees = [
      ("servicingFee", pricing.servicingFee), ("originationFee", pricing.originationFee),
    ]
    for (name, fee) in fees {
      if let fee, !(fee.percent >= 0 && fee.percent <= 50) {
        return "\(name) must lie between 0 and 50 percent"
      }
    }
    if let hurdle = pricing.hurdle, !(hurdle.percent >= -50 && hurdle.percent <= 100) {
      return "hurdle must lie between -50 and 100 percent a year"
    }
    return nil
  }
}

extension Unicode.Scalar.Properties {
  /// Neither a control sign nor one that turns the direction of writing.
  fileprivate var isPlain: Bool {
    generalCategory != .control && generalCategory != .format
      && generalCategory != .lineSeparator && generalCategory != .paragraphSeparator
  }
}
