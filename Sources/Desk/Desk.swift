package import Assessing
package import Lending
package import Packs
internal import Pricing
internal import Scoring
internal import Sealing

/// The one door to everything the program does, for window and command line alike.
package final class Desk: Sendable {
  package let catalogue: FieldCatalogue
  package let policy: Policy
  package let shelf: PackShelf
  /// Folder of models, policies, demo applications and icons.
  package let resources: String
  let policyDigest: String
  /// Where the policy was read: as asked, else the workspace's own, else the installation's.
  package let policyFile: String
  let workspace: String?
  let models: ModelSet
  /// The verbs on kept cases that need no model.
  package let room: CaseRoom
  let plain: any Underwriter
  private let priced: (any Underwriter)?
  private let chosen: (any Underwriter)?

  /// Loads and verifies models and policy; the store opens when it is first needed.
  package init(_ options: DeskOptions = DeskOptions()) throws(DeskProblem) {
    guard let resources = Places.resources(options.resources) else { throw .noResources }
    self.resources = resources
    shelf = PackShelf(modelsFolder: "\(resources)/models")
    models = try ModelSet(shelf: shelf, product: options.product, chosen: options.model)
    catalogue = models.catalogue
    policyFile =
      options.policy ?? Places.workspacePolicy(of: options.product, store: options.store)
      ?? Places.bundledPolicy(of: options.product, resources: resources)
    workspace = Places.store(options.store)
    let read = try PolicyFile.read(policyFile, catalogue)
    policy = read.policy
    policyDigest = read.digest.hex
    let (models, policy, digest) = (models, policy, policyDigest)
    func underwriter(_ pack: Pack) throws(DeskProblem) -> any Underwriter {
      try ModelSet.underwriter(pack, limit: models.plain, policy, digest)
    }
    plain = try underwriter(models.plain)
    priced = try models.priced.map(underwriter)
    chosen = try models.chosen.map(underwriter)
    room = options.room ?? CaseRoom(options)
  }

  /// Assesses a checked application; pure, and fast enough to follow each key stroke.
  package func assess(_ application: LoanApplication) throws(DeskProblem) -> Assessment {
    let underwriter = underwriter(for: application)
    guard underwriter.explains else { throw .pack(refusal(underwriter.model)) }
    guard let assessment = underwriter.assess(application) else { throw .termWithoutCurves }
    return assessment
  }

  /// The application that a form says, checked by the catalogue and by what the chosen model needs.
  func checked(_ form: ApplicationForm) throws(FieldProblems) -> LoanApplication {
    try checked(form.validated(by: catalogue))
  }

  /// The same application, if it says what the chosen model needs.
  func checked(_ application: LoanApplication) throws(FieldProblems) -> LoanApplication {
    // The model with the price never learned what an unknown rate means.
    if application.known(.interestRate) == nil,
      underwriter(for: application).model.features.contains(where: {
        $0.fieldsRead.contains(.interestRate)
      })
    {
      throw FieldProblems([FieldProblem(field: .interestRate, kind: .missing)])
    }
    return application
  }

  /// Checks and assesses a form as it stands.
  package func assess(_ form: ApplicationForm) -> Screening {
    let application: LoanApplication
    do { application = try checked(form) } catch { return .problems(error.problems) }
    do {
      return .assessed(application, try assess(application))
    } catch {
      return .failed(error)
    }
  }

  /// What is known already of a form that may be incomplete.
  package func derived(_ form: ApplicationForm) -> DerivedValues {
    var values: [FieldID: FieldValue] = [:]
    for field in catalogue.fields {
      if case .known(let value) = field.read(form.entries[field.id]) { values[field.id] = value }
    }
    let application = LoanApplication(product: form.product, values: values)
    let rate = policy.pricing.flatMap { LoanPricer.rate(of: application, $0) }
    let isPriced = values[.loanAmount] != nil && values[.termMonths] != nil
    let payment = rate.flatMap { rate in
      isPriced
        ? Annuity.payment(of: application.loanAmount, at: rate, months: application.termMonths)
        : nil
    }
    let income = application.effectiveIncome
    return DerivedValues(
      rate: rate, isRateAssumed: values[.interestRate] == nil, payment: payment,
      paymentToIncome: payment.flatMap { LoanPricer.yearly($0, of: income) },
      debtToIncome: application.effectiveDebtToIncome,
      debtToIncomeAfter: payment.flatMap { payment in
        application.monthlyDebt.flatMap {
          LoanPricer.yearly(Money($0.amount + payment.amount), of: income)
        }
      })
  }

  /// Who answers for an application: the model with the price where the application has one.
  package func underwriter(for application: LoanApplication) -> any Underwriter {
    if let chosen { return chosen }
    guard let priced, application.known(.interestRate) != nil else { return plain }
    return priced
  }
}

extension Desk {
  /// Whether every rule that can bound the limit of a loan allows the application as it stands, with
  /// the chance of default from the model without the lender's price.
  package func allowsLimit(_ application: LoanApplication) throws(DeskProblem) -> Bool {
    guard let assessor = plain as? Assessor else { throw .wrongProduct }
    return assessor.refusal(of: application) == nil
  }
}
