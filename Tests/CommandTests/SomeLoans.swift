/// Two loans that can be scored among three that cannot.
let someLoans = """
  id,loan_amount,term_months,annual_income,purpose,fico_score
  a,12000,36,64000,car,700
  b,lots,36,64000,car,700
  c,12000,48,64000,boat,700
  "=d",9000,60,50000,,
  e,9000,60

  """
