
// ---- exceptions that jump to their handler (corto.runtime.Handlers, docs/decisions/0316) ----
struct handler {
    jlong outer;
    void *context[5];                   // GCC manual, "Nonlocal Gotos": for __builtin_setjmp
};
#define INNERMOST (*(raw_jlong *)runtime_innermost_handler)
static ref jumping;                     // until the handler has it; nothing is allocated between

static __attribute__((cold, noinline, unused)) void jump(ref exception) {
    struct handler *handler = (struct handler *)INNERMOST;
    if (handler) {
        jumping = exception;
        __builtin_longjmp(handler->context, 1);
    }
    HOOK_NO_HANDLER(exception);
}

#ifdef HOOK_NEW_INSTANCE
static __attribute__((noinline)) ref new_instance(jlong class) {
    ref object = HOOK_NEW_INSTANCE(class, ((const struct class *)class)->size);
    if (UNLIKELY(!object)) {
        jump(HOOK_MAKE_OUT_OF_MEMORY());
    }
    return object;
}
#endif
#ifdef HOOK_NEW_ARRAY
static __attribute__((noinline)) ref new_array(jlong class, jint length) {
    ref object = HOOK_NEW_ARRAY(class, length);
    if (UNLIKELY(!object)) {
        jump(HOOK_MAKE_OUT_OF_MEMORY());
    }
    return object;
}
#endif
