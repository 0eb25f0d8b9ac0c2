package import Drawing
package import Lending

/// What to buy or what is held, and the loss and the return of the whole, on pages.
package struct PortfolioReport: Sendable {
  /// How often each value of the whole is to be expected.
  package struct Distribution: Sendable, Equatable {
    package let title: String
    /// Percent of the amount, or percent a year.
    package let unit: String
    package let bins: [Histogram.Bin]
    /// Named values in percent: the middle, one year in ten.
    package let marks: [Histogram.Mark]

    package init(
      title: String, unit: String, bins: [Histogram.Bin], marks: [Histogram.Mark]
    ) {
      self.title = title
      self.unit = unit
      self.bins = bins
      self.marks = marks
    }
  }

  /// How much lies with one grade, term, state or name.
  package struct Concentration: Sendable, Equatable {
    package let division: String
    package let group: String
    package let amount: Money
    /// Of the whole.
    package let share: Rate
    /// Nil where none was set.
    package let ceiling: Rate?

    package init(division: String, group: String, amount: Money, share: Rate, ceiling: Rate?) {
      self.division = division
      self.group = group
      self.amount = amount
      self.share = share
      self.ceiling = ceiling
    }
  }

  /// A figure of the whole.
  package struct Key: Sendable, Equatable {
    package let label: String
    package let figure: String
    package let note: String

    package init(label: String, figure: String, note: String) {
      self.label = label
      self.figure = figure
      self.note = note
    }
  }

  /// What the document is about: a file's name, a budget.
  package let subject: String
  /// What it means, in one or two sentences.
  package let sentence: String
  package let currency: String
  package let keys: [Key]
  package let loss: Distribution
  package let returns: Distribution
  package let concentrations: [Concentration]
  package let holdings: [PortfolioHolding]
  /// What was assumed: correlation, stress, limits.
  package let assumptions: [String]
  package let provenance: [String]
  package let date: String

  package init(
    subject: String, sentence: String, currency: String, keys: [Key], loss: Distribution,
    returns: Distribution, concentrations: [Concentration], holdings: [PortfolioHolding],
    assumptions: [String], provenance: [String], date: String
  ) {
    self.subject = subject
    self.sentence = sentence
    self.currency = currency
    self.keys = keys
    self.loss = loss
    self.returns = returns
    self.concentrations = concentrations
    self.holdings = holdings
    self.assumptions = assumptions
    self.provenance = provenance
    self.date = date
  }
}
