internal import Assessing
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
  let models: ModelSet
  /// The verbs on kept cases that need no model.
  package let room: CaseRoom
  private let borrowerAssessor: Assessor
  private let pricedAssessor: Assessor
  private let chosenAssessor: Assessor?

  /// Loads and verifies models and policy; the store opens when it is first needed.
  package init(_ options: DeskOptions = DeskOptions()) throws(DeskProblem) {
    guard let resources = Places.resources(options.resources) else { throw .noResources }
    self.resources = resources
    shelf = PackShelf(modelsFolder: "\(resources)/models")
    models = try ModelSet(shelf: shelf, product: .installmentLoan, chosen: options.model)
    catalogue = models.catalogue
    let file = options.policy ?? "\(resources)/policies/\(Product.installmentLoan).json"
    let read = try PolicyFile.read(file)
    policy = read.policy
    policyDigest = read.digest.hex
    let (models, policy, digest) = (models, policy, policyDigest)
    func assessor(_ pack: Pack) throws(DeskProblem) -> Assessor {
      try ModelSet.assessor(pack, limit: models.borrower, policy, digest)
    }
    borrowerAssessor = try assessor(models.borrower)
    pricedAssessor = try assessor(models.priced)
    if let chosen = models.chosen {
      chosenAssessor = try assessor(chosen)
    } else {
      chosenAssessor = nil
    }
    room = CaseRoom(options)
  }

  /// Assesses a checked application; pure, and fast enough to follow each key stroke.
  package func assess(_ application: LoanApplication) throws(DeskProblem) -> Assessment {
    let assessor = assessor(for: application)
    guard assessor.explains else { throw .pack(.notExplained(assessor.model.name)) }
    let assessment = assessor.assess(application)
    guard let assessment else { throw .termWithoutCurves }
    return assessment
  }

  /// The application that a form says, checked by the catalogue and by what the chosen model needs.
  func checked(_ form: ApplicationForm) throws(FieldProblems) -> LoanApplication {
    let application = try form.validated(by: catalogue)
    let model = assessor(for: application).model
    // The model with the price never learned what an unknown rate means.
    if application.number(.interestRate) == nil,
      model.features.contains(where: { $0.fieldsRead.contains(.interestRate) })
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
    let rate = LoanPricer.rate(of: application, policy.pricing)
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

  func assessor(for application: LoanApplication) -> Assessor {
    if let chosenAssessor { return chosenAssessor }
    return application.number(.interestRate) == nil ? borrowerAssessor : pricedAssessor
  }
}

extension Desk {
  /// Whether every rule that can bound a limit allows the application as it stands, with the chance
  /// of default from the model without the lender's price.
  package func allowsLimit(_ application: LoanApplication) throws(DeskProblem) -> Bool {
    borrowerAssessor.refusal(of: application) == nil
  }
}
