package import Lending

/// Where the desk finds its models and keeps its cases.
package struct DeskOptions: Sendable {
  /// Folder of models, policies and demo applications; nil finds the installation's own.
  package var resources: String?
  /// Workspace folder; nil takes `$ASSAY_STORE`, else the person's data folder.
  package var store: String?
  /// Policy file; nil takes the installation's.
  package var policy: String?
  /// What is screened: instalment loans where nobody says otherwise.
  package var product: Product
  /// Full name of the model that answers, `installment-loan-borrower@1`; nil lets the inputs choose.
  package var model: String?
  /// Who acts; nil takes the login name.
  package var person: String?
  /// Asks for account and password once a protected workspace is opened; nil leaves it locked.
  package var credentials: Credentials.Asking?
  /// The kept cases, where somebody has opened them already; nil opens them when first needed.
  package var room: CaseRoom?

  package init(
    product: Product = .installmentLoan, resources: String? = nil, store: String? = nil,
    policy: String? = nil, model: String? = nil, person: String? = nil,
    credentials: Credentials.Asking? = nil, room: CaseRoom? = nil
  ) {
    self.product = product
    self.resources = resources
    self.store = store
    self.policy = policy
    self.model = model
    self.person = person
    self.credentials = credentials
    self.room = room
  }
}
