"""The places of tables, models and records, driven by keyboard and accessible names."""
import os
import subprocess
import time

from window import Failure, eventually

HEAD = (
    "id,loan_amount,term_months,annual_income,fico_score,interest_rate,grade,purpose,"
    "debt_to_income,employment_years,home_ownership,income_verification,credit_history_years,"
    "inquiries_6m,delinquencies_2y,open_accounts,total_accounts,public_records,"
    "revolving_balance,revolving_utilization"
)


def loans(path, count):
    """Made-up loans, of which every tenth lacks the income that it needs."""
    with open(path, "w") as file:
        file.write(HEAD + "\n")
        for row in range(count):
            income = "" if row % 10 == 9 else 30000 + row % 50 * 1500
            file.write(
                f"L{row},{2000 + row % 30 * 500},{60 if row % 3 == 0 else 36},{income},"
                f"{640 + row % 20 * 9},{6 + row % 18},{'ABCDEF'[row % 6]},debt_consolidation,"
                f"{5 + row % 25},{row % 10},mortgage,source,{5 + row % 20},{row % 3},0,"
                f"{6 + row % 9},{15 + row % 20},0,{2000 + row % 40 * 300},{10 + row % 70}\n"
            )
    return path


def debts(path, count):
    """Made-up charged-off loans."""
    with open(path, "w") as file:
        file.write("id,outstanding_principal,loan_amount,term_months,annual_income\n")
        for row in range(1, count + 1):
            file.write(f"D{row},{row * 37 % 9000 + 300},{row * 41 % 9000 + 9500},36,{30000 + row}\n")
    return path


class Places:
    def __init__(self, drive, check):
        self.drive, self.check = drive, check
        self.folder = f"{drive.store}.tables"
        os.makedirs(self.folder, exist_ok=True)

    @property
    def window(self):
        return self.drive.window

    def choose_file(self, path):
        """Types a path into the dialog of files, which opens its line at the first slash."""
        time.sleep(0.8)
        self.window.type(path)
        time.sleep(0.4)
        self.window.key("Return")

    def save_as(self, path):
        """The dialog of names takes a whole path."""
        time.sleep(0.8)
        self.window.key("ctrl+a")
        self.window.type(path)
        self.window.key("Return")
        eventually(f"{os.path.basename(path)} on the disk", lambda: os.path.exists(path))

    def importing(self):
        window, check = self.window, self.check
        table = loans(f"{self.folder}/loans.csv", 3000)
        window.key("ctrl+3")
        window.says("Import a Table")
        self.drive.picture("8-import-empty")
        window.key("ctrl+o")
        self.choose_file(table)
        window.says("of the first 3\u00a0000 rows cannot be read")
        check(True, "problems of the first rows are told before anything is kept")
        self.drive.named_controls()
        self.drive.picture("8-import-columns")
        window.key("ctrl+Return")
        window.says("2\u00a0700 rows scored in")
        window.description("Spread of the chance of default", "policy declines above")
        self.drive.named_controls()
        self.drive.picture("8-import-result")
        window.tab_to("Rejected rows", role="push button")
        window.key("space")
        window.says("is required")
        window.tab_to("Scored rows", role="push button")
        window.key("space")
        saved = f"{self.folder}/saved.csv"
        window.key("ctrl+s")
        self.save_as(saved)
        other = f"{self.folder}/batch.csv"
        command = os.path.join(os.path.dirname(self.drive.program), "assay")
        subprocess.run([command, "batch", table, "-o", other, "--quiet"], capture_output=True)
        with open(saved, "rb") as left, open(other, "rb") as right:
            check(left.read() == right.read(), "what is saved is what `assay batch` writes")

    def stopping(self):
        window, check = self.window, self.check
        large = loans(f"{self.folder}/large.csv", 600_000)
        window.key("ctrl+o")
        self.choose_file(large)
        window.says("large.csv")
        window.find("Score All Rows", role="push button")
        window.key("ctrl+Return")
        window.says("Scoring every row")
        self.drive.picture("8-import-working")
        window.key("Escape")
        window.says("Stopped; nothing was kept.")
        window.find("Score All Rows", role="push button")
        check(True, "Escape stops the scoring and leads back to the columns")
        os.unlink(large)

    def portfolio(self):
        window, check = self.window, self.check
        window.key("ctrl+4")
        window.says("What to Buy")
        self.drive.picture("9-portfolio-empty")
        window.key("ctrl+o")
        self.choose_file(f"{self.folder}/loans.csv")
        window.find("Find What to Buy", role="push button")
        window.set("Budget", "20000")
        eventually("the button", lambda: window.text("Budget") == "20000")
        time.sleep(0.5)
        window.key("ctrl+Return")
        window.says("Expect to lose")
        window.description("Loss over the life of the loans", "nine in ten")
        self.drive.named_controls()
        self.drive.picture("9-portfolio")
        window.key("ctrl+p")
        pages = f"{self.folder}/book.pdf"
        self.save_as(pages)
        with open(pages, "rb") as file:
            check(file.read(4) == b"%PDF", "the portfolio is saved as pages")

    def recovery(self):
        window, check = self.window, self.check
        window.key("ctrl+5")
        window.says("What Comes Back")
        self.drive.picture("10-recovery-empty")
        window.key("ctrl+o")
        self.choose_file(debts(f"{self.folder}/debts.csv", 800))
        said = window.says("net of fees from")
        check("800 loans" in said, f"charged-off loans are valued: {said}")
        window.description("Which loans bring the money", "The best fifth")
        self.drive.named_controls()
        self.drive.picture("10-recovery")

    def models(self):
        window, check = self.window, self.check
        window.key("ctrl+6")
        window.says("answers for its product")
        words = window.description("Ranking (ROC)", "of all pairs")
        check(bool(words), f"the model in use is told with its pictures: {words}")
        window.description("Beside its challengers", "in use")
        self.drive.named_controls()
        self.drive.picture("11-model")

    def audit(self):
        window, check = self.window, self.check
        window.key("ctrl+7")
        window.says("Decided a case")
        window.press("Check the Journal")
        said = window.says("Sound: ")
        check("every record" in said, f"the journal is checked: {said}")
        self.drive.named_controls()
        self.drive.picture("12-audit")

    def run(self):
        self.importing()
        self.stopping()
        self.portfolio()
        self.recovery()
        self.models()
        self.audit()
        self.window.key("ctrl+1")
