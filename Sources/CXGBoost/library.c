#define _GNU_SOURCE
#include "CXGBoost.h"

#include <dlfcn.h>
#include <math.h>
#include <pthread.h>
#include <stddef.h>
#include <stdio.h>

static struct {
  const char *(*last_error)(void);
  void (*version)(int *, int *, int *);
  int (*matrix_create)(const float *, uint64_t, uint64_t, float, void **);
  int (*matrix_set)(void *, const char *, const float *, uint64_t);
  int (*matrix_free)(void *);
  int (*booster_create)(void *const *, uint64_t, void **);
  int (*booster_set)(void *, const char *, const char *);
  int (*booster_name)(void *, const char *, const char **, uint64_t);
  int (*booster_update)(void *, int, void *);
  int (*booster_predict)(void *, void *, int, unsigned, int, uint64_t *, const float **);
  int (*booster_predict_dense)(void *, const char *, const char *, void *, const uint64_t **,
                               uint64_t *, const float **);
  int (*booster_save)(void *, const char *, uint64_t *, const char **);
  int (*booster_load)(void *, const void *, uint64_t);
  int (*booster_free)(void *);
} library;

static pthread_once_t once = PTHREAD_ONCE_INIT;
static bool available = false;
static char failure[512] = "";

static bool resolve(void *handle, const char *name, void *place) {
  void *symbol = dlsym(handle, name);
  if (symbol == NULL) {
    snprintf(failure, sizeof failure, "libxgboost.so.0 has no function %s", name);
    return false;
  }
  // ISO C has no cast from an object to a function pointer; POSIX promises that this copy works.
  *(void **)place = symbol;
  return true;
}

static void load(void) {
  void *handle = dlopen("libxgboost.so.0", RTLD_NOW | RTLD_LOCAL);
  if (handle == NULL) {
    const char *reason = dlerror();
    snprintf(failure, sizeof failure, "%s", reason != NULL ? reason : "libxgboost.so.0 not found");
    return;
  }
  available = resolve(handle, "XGBGetLastError", &library.last_error) &&
              resolve(handle, "XGBoostVersion", &library.version) &&
              resolve(handle, "XGDMatrixCreateFromMat", &library.matrix_create) &&
              resolve(handle, "XGDMatrixSetFloatInfo", &library.matrix_set) &&
              resolve(handle, "XGDMatrixFree", &library.matrix_free) &&
              resolve(handle, "XGBoosterCreate", &library.booster_create) &&
              resolve(handle, "XGBoosterSetParam", &library.booster_set) &&
              resolve(handle, "XGBoosterSetStrFeatureInfo", &library.booster_name) &&
              resolve(handle, "XGBoosterUpdateOneIter", &library.booster_update) &&
              resolve(handle, "XGBoosterPredict", &library.booster_predict) &&
              resolve(handle, "XGBoosterPredictFromDense", &library.booster_predict_dense) &&
              resolve(handle, "XGBoosterSaveModelToBuffer", &library.booster_save) &&
              resolve(handle, "XGBoosterLoadModelFromBuffer", &library.booster_load) &&
              resolve(handle, "XGBoosterFree", &library.booster_free);
}

bool assay_xgboost_is_available(void) {
  pthread_once(&once, load);
  return available;
}

const char *assay_xgboost_error(void) {
  if (!assay_xgboost_is_available()) return failure;
  const char *text = library.last_error();
  return text != NULL ? text : "";
}

void assay_xgboost_version(int *major, int *minor, int *patch) {
  *major = *minor = *patch = 0;
  if (assay_xgboost_is_available()) library.version(major, minor, patch);
}

#define REQUIRE_LIBRARY() \
  if (!assay_xgboost_is_available()) return -1

int assay_xgboost_matrix_create(const float *values, uint64_t rows, uint64_t columns,
                                AssayDMatrix *out) {
  REQUIRE_LIBRARY();
  return library.matrix_create(values, rows, columns, NAN, out);
}

int assay_xgboost_matrix_set(AssayDMatrix matrix, const char *field, const float *values,
                             uint64_t count) {
  REQUIRE_LIBRARY();
  return library.matrix_set(matrix, field, values, count);
}

int assay_xgboost_matrix_free(AssayDMatrix matrix) {
  REQUIRE_LIBRARY();
  return library.matrix_free(matrix);
}

int assay_xgboost_booster_create(const AssayDMatrix *matrices, uint64_t count, AssayBooster *out) {
  REQUIRE_LIBRARY();
  return library.booster_create(matrices, count, out);
}

int assay_xgboost_booster_set(AssayBooster booster, const char *name, const char *value) {
  REQUIRE_LIBRARY();
  return library.booster_set(booster, name, value);
}

int assay_xgboost_booster_name_features(AssayBooster booster, const char **names, uint64_t count) {
  REQUIRE_LIBRARY();
  return library.booster_name(booster, "feature_name", names, count);
}

int assay_xgboost_booster_update(AssayBooster booster, int round, AssayDMatrix matrix) {
  REQUIRE_LIBRARY();
  return library.booster_update(booster, round, matrix);
}

int assay_xgboost_booster_predict(AssayBooster booster, AssayDMatrix matrix, bool margin,
                                  uint64_t *count, const float **out) {
  REQUIRE_LIBRARY();
  return library.booster_predict(booster, matrix, margin ? 1 : 0, 0, 0, count, out);
}

int assay_xgboost_booster_predict_rows(AssayBooster booster, const float *values, uint64_t rows,
                                       uint64_t columns, const float **out) {
  REQUIRE_LIBRARY();
  char array[160];
  snprintf(array, sizeof array,
           "{\"data\":[%llu,true],\"shape\":[%llu,%llu],\"typestr\":\"<f4\",\"version\":3}",
           (unsigned long long)(uintptr_t)values, (unsigned long long)rows,
           (unsigned long long)columns);
  const uint64_t *shape;
  uint64_t dimensions;
  return library.booster_predict_dense(
      booster, array,
      "{\"type\":1,\"training\":false,\"iteration_begin\":0,\"iteration_end\":0,"
      "\"strict_shape\":false,\"cache_id\":0,\"missing\":NaN}",
      NULL, &shape, &dimensions, out);
}

int assay_xgboost_booster_contributions(AssayBooster booster, AssayDMatrix matrix, uint64_t *count,
                                        const float **out) {
  REQUIRE_LIBRARY();
  return library.booster_predict(booster, matrix, 4, 0, 0, count, out);
}

int assay_xgboost_booster_save(AssayBooster booster, uint64_t *count, const char **out) {
  REQUIRE_LIBRARY();
  return library.booster_save(booster, "{\"format\":\"json\"}", count, out);
}

int assay_xgboost_booster_load(AssayBooster booster, const void *bytes, uint64_t count) {
  REQUIRE_LIBRARY();
  return library.booster_load(booster, bytes, count);
}

int assay_xgboost_booster_free(AssayBooster booster) {
  REQUIRE_LIBRARY();
  return library.booster_free(booster);
}
