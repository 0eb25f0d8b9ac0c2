#pragma once
// liblinear's C interface, found when first asked for and not when the program starts.
//
// Only training needs liblinear, so the product must start and score without it. Its structs are
// declared in library.c as far as they are the same in all releases from 2.0 on.

#include <stddef.h>
#include <stdint.h>

typedef struct AssayLinearLibrary AssayLinearLibrary;

// The solvers used here: both primal (trust region Newton) and without random draws, unlike
// liblinear's dual solvers, so that the same rows give the same weights.
enum AssayLinearSolver {
  assay_linear_logistic = 0,       // L2-regularised logistic regression
  assay_linear_squared_hinge = 2,  // L2-regularised linear SVM with squared hinge loss
};

// What the rows are; nothing is kept after the call.
typedef struct {
  // Row by row, `columns` finite numbers each; a column of ones must be among them where a
  // constant is wanted.
  const double *values;
  uint64_t rows;
  uint64_t columns;
  // 1 for a default, else 0.
  const uint8_t *defaulted;
  // How many times each row counts; liblinear knows no other weights.
  const uint32_t *copies;
} AssayLinearRows;

// Loads a liblinear by its file name; null with the reason in `failure` where there is none.
// It stays loaded until the program ends; the handle is freed with assay_linear_close.
AssayLinearLibrary *assay_linear_open(const char *name, char *failure, size_t capacity);
void assay_linear_close(AssayLinearLibrary *library);

// Learns ½|w|² + cost · Σ copies · loss until the gradient is below `tolerance` of the first one.
// Answers 0 and the weight of each column, positive where it speaks for a default; else −1 with
// the reason in `failure`.
int assay_linear_train(const AssayLinearLibrary *library, enum AssayLinearSolver solver,
                       AssayLinearRows rows, double cost, double tolerance, double *weights,
                       char *failure, size_t capacity);
