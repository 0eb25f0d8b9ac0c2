/// What is filled into a letter; the raw value is its name in the text file.
package enum NoticeWord: String, Sendable, CaseIterable {
  case date
  case applicantName = "applicant_name"
  case applicantAddress = "applicant_address"
  case request, action
  case creditorName = "creditor_name"
  case creditorAddress = "creditor_address"
  case creditorPhone = "creditor_phone"
  case agency
  case reasons
  case bureauName = "bureau_name"
  case bureauAddress = "bureau_address"
  case bureauPhone = "bureau_phone"
  case score
  case scoreDate = "score_date"
  case scoreLow = "score_low"
  case scoreHigh = "score_high"
  case scoreFactors = "score_factors"

  /// What a person types to give it.
  package var option: String {
    switch self {
    case .applicantName: "--applicant"
    case .applicantAddress: "--applicant-address"
    case .creditorName: "--creditor"
    case .creditorAddress: "--creditor-address"
    case .creditorPhone: "--creditor-phone"
    case .agency: "--agency"
    case .bureauName: "--bureau"
    case .bureauAddress: "--bureau-address"
    case .bureauPhone: "--bureau-phone"
    case .scoreDate: "--score-date"
    case .scoreFactors: "--score-factor"
    case .date: "--date"
    case .request, .action, .reasons, .score, .scoreLow, .scoreHigh: rawValue
    }
  }

  /// Without these a letter may go out; their row then falls away.
  var isOptional: Bool { self == .applicantAddress || self == .creditorPhone }

  /// Whether it fills a list instead of standing in a sentence.
  var isList: Bool { self == .reasons || self == .scoreFactors }
}

/// A part of a letter that stands there only where it is needed.
package enum NoticePart: String, Sendable {
  /// A consumer report was used: section 615(a) of the Fair Credit Reporting Act.
  case report
  /// A credit score of such a report was used.
  case score

  /// What the law asks to be said in it.
  var words: [NoticeWord] {
    switch self {
    case .report: [.bureauName, .bureauAddress, .bureauPhone]
    case .score: [.score, .scoreDate, .scoreLow, .scoreHigh, .scoreFactors]
    }
  }
}
