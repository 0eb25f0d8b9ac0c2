print("assay-desktop")
