// SPDX-License-Identifier: Apache-2.0
// The parts of objects. Each has a structure of its own, so that gcc knows which of them a store cannot change (docs/decisions/0020): the
// word for the class, the length, the elements of each kind, and every field, for which the unit declares `struct field_…`.
struct header {
    int32_t class;
};
struct length {
    jint header[2], value;
};
#define CLASS(r) ((const struct class *)(jlong)((struct header *)(r))->class)
#define LENGTH(r) (((struct length *)(r))->value)
#define FIELD(name, r) (((struct field_##name *)(r))->value)

#define DATA_jbyte 12
#define DATA_jshort 12
#define DATA_jchar 12
#define DATA_jint 12
#define DATA_jfloat 12
#define DATA_jlong 16
#define DATA_jdouble 16
#define DATA_ref 16
#define ELEMENTS(type) struct elements_of_##type { jbyte before[DATA_##type]; type values[]; }
ELEMENTS(jbyte);
ELEMENTS(jshort);
ELEMENTS(jchar);
ELEMENTS(jint);
ELEMENTS(jfloat);
ELEMENTS(jlong);
ELEMENTS(jdouble);
ELEMENTS(ref);
#define ELEMENT(type, r, i) (((struct elements_of_##type *)(r))->values[(uint32_t)(i)]) // checked: not negative, and no sign to extend

// Memory that is accessed by address: any object may be there, at any alignment.
#define RAW(type) typedef type raw_##type __attribute__((may_alias, aligned(1)))
RAW(jbyte);
RAW(jboolean);
RAW(jshort);
RAW(jchar);
RAW(jint);
RAW(jfloat);
RAW(jlong);
RAW(jdouble);
RAW(ref);

// System.arraycopy between arrays of one primitive type; 0 if an index is out of bounds.
static inline jint copy_elements(ref from, jint from_index, ref to, jint to_index, jint count, jint shift, jint data) {
    if ((from_index | to_index | count) < 0 || from_index > LENGTH(from) - count || to_index > LENGTH(to) - count) {
        return 0;
    }
    memmove(to + data + ((jlong)to_index << shift), from + data + ((jlong)from_index << shift), (size_t)count << shift);
    return 1;
}

