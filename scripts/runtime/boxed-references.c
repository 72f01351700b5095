/*
 * better-sqlite3's prebuilt addon keeps references to strings, which Node-API 10 allows and Node-API 8 (Electron 25)
 * refuses: there only objects, functions, externals and symbols can be referenced.
 *
 * The two calls here take the place of napi_create_reference and napi_get_reference_value in a copy of that addon
 * (scripts/setup/stand-in.mjs renames them). A value that cannot be referenced is put into a one-element array that
 * carries a type tag, and taken out of it again. Names have the length of those that they replace.
 */
#define NAPI_VERSION 8
#include <node_api.h>
#include <stdbool.h>

static const napi_type_tag BOX_TAG = {0xf1e1d9057b0c5ull, 0x2d4e91a7c36bull};

#define RETURN_IF_FAILED(call)          \
  do {                                  \
    napi_status status_ = (call);       \
    if (status_ != napi_ok) return status_; \
  } while (0)

static bool can_be_referenced(napi_valuetype type) {
  return type == napi_object || type == napi_function || type == napi_external || type == napi_symbol;
}

napi_status box__create_reference(napi_env env, napi_value value, uint32_t count, napi_ref *result) {
  napi_valuetype type;
  RETURN_IF_FAILED(napi_typeof(env, value, &type));
  if (!can_be_referenced(type)) {
    napi_value box;
    RETURN_IF_FAILED(napi_create_array_with_length(env, 1, &box));
    RETURN_IF_FAILED(napi_set_element(env, box, 0, value));
    RETURN_IF_FAILED(napi_type_tag_object(env, box, &BOX_TAG));
    value = box;
  }
  return napi_create_reference(env, value, count, result);
}

napi_status box__get_reference_value(napi_env env, napi_ref ref, napi_value *result) {
  RETURN_IF_FAILED(napi_get_reference_value(env, ref, result));
  if (*result == NULL) return napi_ok; /* a weak reference whose value is gone */
  napi_valuetype type;
  RETURN_IF_FAILED(napi_typeof(env, *result, &type));
  if (type != napi_object) return napi_ok;
  bool is_box = false;
  RETURN_IF_FAILED(napi_check_object_type_tag(env, *result, &BOX_TAG, &is_box));
  return is_box ? napi_get_element(env, *result, 0, result) : napi_ok;
}
