
// ---- polls (corto.runtime.Preemption) ----
// A poll is a comparison with memory and a jump that is not taken; gcc can keep registers, and what it has read from the heap, across it. Where the jump leads everything in memory may
// change, but no register does: poll_slowly saves those that a call would not, so that loops need not do without them.
#ifdef __TINYC__
#define POLL(n) if (POLL_REQUESTED) POLL_METHOD()
#else
#define POLL(n) __asm__ goto("cmpb $0, %0\n\tjne %l1" : : "m"(POLL_REQUESTED) : "cc" : P##n); \
    if (0) { P##n: __attribute__((cold)); __asm__ volatile("call poll_slowly" : : : "memory", "cc"); }
#define POLL_TEXT(text) #text
#define POLL_CALL(method) POLL_TEXT(call method)
__asm__(".section .text.poll_slowly, \"ax\"\n"
    "poll_slowly:\n\t"
    "push %rbp\n\tmov %rsp, %rbp\n\t"
    "push %rax\n\tpush %rcx\n\tpush %rdx\n\tpush %rsi\n\tpush %rdi\n\tpush %r8\n\tpush %r9\n\tpush %r10\n\tpush %r11\n\t"
    "sub $512, %rsp\n\tand $-16, %rsp\n\tfxsave64 (%rsp)\n\t"
    POLL_CALL(POLL_METHOD) "\n\t"
    "fxrstor64 (%rsp)\n\tlea -72(%rbp), %rsp\n\t"
    "pop %r11\n\tpop %r10\n\tpop %r9\n\tpop %r8\n\tpop %rdi\n\tpop %rsi\n\tpop %rdx\n\tpop %rcx\n\tpop %rax\n\t"
    "pop %rbp\n\tret\n\t"
    ".text");
#endif

