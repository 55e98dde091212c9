
// ---- operations on objects whose class is known only at run time ----
enum { KIND_INSTANCE, KIND_PRIMITIVE_ARRAY, KIND_REFERENCE_ARRAY, KIND_INTERFACE };

static __attribute__((unused)) jint is_subtype(const struct class *sub, const struct class *type) {
    for (;;) {
        if (sub == type) {
            return 1;
        }
        switch (type->kind) {
        case KIND_INSTANCE:
            return (uint32_t)(sub->low - type->low) <= type->high - type->low;
        case KIND_INTERFACE:
            return sub->interfaces != 0 && (sub->interfaces[type->data >> 5] >> (type->data & 31) & 1);
        case KIND_REFERENCE_ARRAY:
            if (sub->kind != KIND_REFERENCE_ARRAY) {
                return 0;
            }
            sub = sub->element;
            type = type->element;
            break;
        default:
            return 0;
        }
    }
}

#ifdef MIRROR_DESCRIPTOR
#define DESCRIPTOR_OF(mirror) ((const struct class *)*(raw_jlong *)((mirror) + MIRROR_DESCRIPTOR))
static __attribute__((unused)) jint is_instance(ref mirror, ref object) {
    const struct class *type = DESCRIPTOR_OF(mirror);
    return type != 0 && is_subtype(CLASS(object), type);
}
static __attribute__((unused)) jint is_assignable(ref to, ref from) {
    return to == from || (DESCRIPTOR_OF(to) && DESCRIPTOR_OF(from) && is_subtype(DESCRIPTOR_OF(from), DESCRIPTOR_OF(to)));
}
static __attribute__((unused)) const struct class *array_class_of(ref mirror) {
    return DESCRIPTOR_OF(mirror)->array;
}
#endif

// System.arraycopy; 0 if an exception is due, whatever could be copied before it is (JLS).
static __attribute__((unused)) jint copy_array(ref from, jint from_index, ref to, jint to_index, jint count) {
    if (!from || !to || CLASS(from)->shift != CLASS(to)->shift || CLASS(from)->kind == KIND_INSTANCE || CLASS(from)->kind != CLASS(to)->kind
        || (CLASS(from) != CLASS(to) && CLASS(from)->kind == KIND_PRIMITIVE_ARRAY)) {
        return 0;
    }
    if ((from_index | to_index | count) < 0 || (jlong)from_index + count > LENGTH(from) || (jlong)to_index + count > LENGTH(to)) {
        return 0;
    }
    const struct class *type = CLASS(from);
    ref source = from + type->data + ((jlong)from_index << type->shift);
    ref target = to + type->data + ((jlong)to_index << type->shift);
    if (type->kind == KIND_REFERENCE_ARRAY && CLASS(to) != type && !is_subtype(type->element, CLASS(to)->element)) {
        for (jint i = 0; i < count; i++) {
            ref element = ((raw_ref *)source)[i];
            if (element && !is_subtype(CLASS(element), CLASS(to)->element)) {
                return 0;
            }
            ((raw_ref *)target)[i] = element;
        }
        return 1;
    }
    memmove(target, source, (size_t)count << type->shift);
    return 1;
}

#ifdef HOOK_ALLOCATE_ARRAY
static ref fill_multi_array(const struct class *type, jint dimensions, jint *sizes) {
    ref array = HOOK_ALLOCATE_ARRAY((jlong)type, sizes[0]);
    if (!array) {
#ifdef HOOK_NO_HANDLER
        jump(HOOK_OUT_OF_MEMORY());
#endif
        EXCEPTION = HOOK_OUT_OF_MEMORY();
        return 0;
    }
    for (jint i = 0; dimensions > 1 && i < sizes[0]; i++) {
        ref part = fill_multi_array(type->element, dimensions - 1, sizes + 1);
        if (EXCEPTION) {
            return 0;
        }
        ELEMENT(ref, array, i) = part;
    }
    return array;
}
static __attribute__((unused, noinline)) ref new_multi_array(const struct class *type, jint dimensions, jint *sizes) {
    for (jint d = 0; d < dimensions; d++) {
        if (sizes[d] < 0) {
            EXCEPTION = HOOK_NEGATIVE_SIZE(sizes[d]);
            return 0;
        }
    }
    return fill_multi_array(type, dimensions, sizes);
}
#endif

