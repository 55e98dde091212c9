
// ---- polls (corto.runtime.Preemption) ----
// A poll is a comparison with memory and a jump that is not taken; gcc can keep registers, and what it has read from the heap, across it. Where the jump leads everything in memory may
// change, but no register does: the slow ways save those that a call would not, so that loops and parameters need not do without them.
#ifdef __TINYC__
#define POLL(n) if (POLL_REQUESTED) POLL_METHOD()
#define POLL_STACK() EXCEPTION = POLL_STACK_METHOD()
#else
#define POLL(n) __asm__ goto("cmpb $0, %0\n\tjne %l1" : : "m"(POLL_REQUESTED) : "cc" : P##n); \
    if (0) { P##n:; __asm__ volatile("call poll_slowly" : : : "memory", "cc"); }
#define POLL_STACK() __asm__ volatile("call poll_stack_slowly" : "+r"(EXCEPTION) : : "memory", "cc")
#define POLL_TEXT(text) #text
#define POLL_CALL(method) POLL_TEXT(call method)
#define POLL_SLOWLY(name, method, then) __asm__(".section .text.unlikely, \"ax\"\n" \
    name ":\n\t" \
    "push %rbp\n\tmov %rsp, %rbp\n\t" \
    "push %rax\n\tpush %rcx\n\tpush %rdx\n\tpush %rsi\n\tpush %rdi\n\tpush %r8\n\tpush %r9\n\tpush %r10\n\tpush %r11\n\t" \
    "sub $512, %rsp\n\tand $-16, %rsp\n\tfxsave64 (%rsp)\n\t" \
    POLL_CALL(method) "\n\t" then \
    "fxrstor64 (%rsp)\n\tlea -72(%rbp), %rsp\n\t" \
    "pop %r11\n\tpop %r10\n\tpop %r9\n\tpop %r8\n\tpop %rdi\n\tpop %rsi\n\tpop %rdx\n\tpop %rcx\n\tpop %rax\n\t" \
    "pop %rbp\n\tret\n\t.text")
POLL_SLOWLY("poll_slowly", POLL_METHOD, "");
#ifdef POLL_STACK_METHOD
POLL_SLOWLY("poll_stack_slowly", POLL_STACK_METHOD, "mov %rax, %r15\n\t");
#endif
#endif
