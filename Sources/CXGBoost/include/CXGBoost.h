#pragma once
// XGBoost's C interface, found when first asked for and not when the program starts.
//
// Only training and the oracle tests need libxgboost (8 MB with what it pulls in), so the product
// must start and score without it. The prototypes are those of xgboost/c_api.h 1.7; each function
// answers 0 when done and -1 otherwise, and assay_xgboost_error() says why.

#include <stdbool.h>
#include <stdint.h>

typedef void *AssayDMatrix;
typedef void *AssayBooster;

// Whether the library could be loaded with all functions.
bool assay_xgboost_is_available(void);

// The last failure of this thread, or of loading; never null.
const char *assay_xgboost_error(void);

// Version of the loaded library; zeros without one.
void assay_xgboost_version(int *major, int *minor, int *patch);

// Row-major matrix; not-a-number marks an unknown value.
int assay_xgboost_matrix_create(const float *values, uint64_t rows, uint64_t columns,
                                AssayDMatrix *out);
// `field` is label, weight or base_margin.
int assay_xgboost_matrix_set(AssayDMatrix matrix, const char *field, const float *values,
                             uint64_t count);
int assay_xgboost_matrix_free(AssayDMatrix matrix);

int assay_xgboost_booster_create(const AssayDMatrix *matrices, uint64_t count, AssayBooster *out);
int assay_xgboost_booster_set(AssayBooster booster, const char *name, const char *value);
int assay_xgboost_booster_name_features(AssayBooster booster, const char **names, uint64_t count);
int assay_xgboost_booster_update(AssayBooster booster, int round, AssayDMatrix matrix);
// Margins before the logistic function when `margin`, else probabilities. The result belongs to
// the booster until its next call.
int assay_xgboost_booster_predict(AssayBooster booster, AssayDMatrix matrix, bool margin,
                                  uint64_t *count, const float **out);
// Margins of rows where they lie, without a matrix; `result` belongs to the booster as above.
int assay_xgboost_booster_predict_rows(AssayBooster booster, const float *values, uint64_t rows,
                                       uint64_t columns, const float **out);
// What each input adds to each row's margin, and the bias: columns + 1 numbers a row.
int assay_xgboost_booster_contributions(AssayBooster booster, AssayDMatrix matrix, uint64_t *count,
                                        const float **out);
// XGBoost's own JSON. The bytes belong to the booster until its next call.
int assay_xgboost_booster_save(AssayBooster booster, uint64_t *count, const char **out);
int assay_xgboost_booster_load(AssayBooster booster, const void *bytes, uint64_t count);
int assay_xgboost_booster_free(AssayBooster booster);
