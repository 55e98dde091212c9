// Compiled with -z execstack: whoever loads it needs a stack that can be executed (PT_GNU_STACK), for gcc puts code for nested functions there.
static int apply(int (*function)(int), int number) { return function(number); }

int nested(int base) {
    int add(int number) { return base + number; }
    return apply(add, 2);
}
