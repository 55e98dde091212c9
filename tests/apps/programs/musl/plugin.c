// A library for dlopen(3): a constructor, thread-local data, a symbol of the program's.
#include <stdio.h>

extern int twice(int number);
static __thread int calls;

__attribute__((constructor)) static void loaded(void) { puts("plugin loaded"); }

int call(int number) { return twice(number + ++calls); }
