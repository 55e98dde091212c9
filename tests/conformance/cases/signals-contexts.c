// SPDX-License-Identifier: Apache-2.0
// What a handler of a fault is told, what it may change, and on which stack it runs. Not here: exceptions of SSE, which QEMU's TCG does not raise, and
// `int n`, which is no fault at level 0.
#include "../cases.h"
#include <pthread.h>
#include <setjmp.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <ucontext.h>

enum { AUTODISARM = 1 << 31 };                               // SS_AUTODISARM of <linux/signal.h>

static siginfo_t info;
static long trap, error, address, at;
static volatile int count;
static sigjmp_buf place;

static void notes(int signal, siginfo_t *received, void *context) {
    ucontext_t *state = context;
    info = *received;
    trap = state->uc_mcontext.gregs[REG_TRAPNO];
    error = state->uc_mcontext.gregs[REG_ERR];
    address = state->uc_mcontext.gregs[REG_CR2];
    at = state->uc_mcontext.gregs[REG_RIP];
    count++;
    siglongjmp(place, 1);
}

static void install(int signal, void *handler, int flags) {
    struct sigaction action = {.sa_sigaction = handler, .sa_flags = flags | SA_SIGINFO};
    sigaction(signal, &action, NULL);
}

#define FAULTS(signal, withAddress, code) \
    install(signal, notes, 0); \
    if (sigsetjmp(place, 1) == 0) { \
        code; \
        printf("no fault\n"); \
    } else { \
        printf("signal %d code %d trap %ld error %ld\n", info.si_signo, info.si_code, trap, error); \
        if (withAddress) printf("address is cr2: %d\n", (long) info.si_addr == address); \
    } \
    signal_(signal)

static void signal_(int number) {
    signal(number, SIG_DFL);
}

CASE(read_of_nothing) {
    FAULTS(SIGSEGV, 1, *(volatile char *) 16);
    R((long) info.si_addr);
}

CASE(write_to_nothing) {
    FAULTS(SIGSEGV, 1, *(volatile char *) 0x123456 = 1);
    R((long) info.si_addr);
}

CASE(jump_to_nothing) {
    FAULTS(SIGSEGV, 1, ((void (*)(void)) 0x7000)());
    R((long) info.si_addr);
    R(at);
}

CASE(write_to_what_is_read_only) {
    char *page = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    FAULTS(SIGSEGV, 1, *(volatile char *) (page + 100) = 1);
    CLAIM((char *) info.si_addr == page + 100);
    munmap(page, 4096);
}

CASE(write_to_what_is_read_only_and_was_read) {
    char *page = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    *(volatile char *) page;
    FAULTS(SIGSEGV, 1, *(volatile char *) (page + 100) = 1);
    munmap(page, 4096);
}

CASE(read_of_a_page_without_rights) {
    char *page = mmap(NULL, 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    FAULTS(SIGSEGV, 1, *(volatile char *) page);
    munmap(page, 4096);
}

CASE(read_of_a_page_that_lost_its_rights) {
    char *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    page[0] = 1;
    mprotect(page, 4096, PROT_NONE);
    FAULTS(SIGSEGV, 0, *(volatile char *) page);
    munmap(page, 4096);
}

CASE(execution_of_data) {
    char *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    page[0] = 0xc3;
    FAULTS(SIGSEGV, 1, ((void (*)(void)) page)());
    CLAIM(at == (long) page);
    munmap(page, 4096);
}

CASE(a_non_canonical_address) {
    FAULTS(SIGSEGV, 0, *(volatile char *) 0x8000123412341234L);
    R((long) info.si_addr);
}

CASE(an_address_of_the_kernel) {
    FAULTS(SIGSEGV, 0, *(volatile char *) 0xffffffffff000000L);
    CLAIM((long) info.si_addr == 0xffffffffff000000L);
}

CASE(a_privileged_instruction) {
    FAULTS(SIGSEGV, 0, asm volatile ("mov $0x12345678, %%ecx; .byte 0x0f, 0xae, 0x05; .long 0" : : : "rcx", "memory"));
}

CASE(division_by_zero) {
    volatile int zero = 0;
    FAULTS(SIGFPE, 0, { asm volatile ("xor %%edx, %%edx; mov $1, %%eax; divl %0" : : "m" (zero) : "rax", "rdx"); });
    CLAIM((long) info.si_addr == at);
}

CASE(division_overflow) {
    FAULTS(SIGFPE, 0, { asm volatile ("mov $0x80000000, %%eax; cdq; mov $-1, %%ecx; idivl %%ecx" : : : "rax", "rcx", "rdx"); });
}

CASE(an_undefined_instruction) {
    FAULTS(SIGILL, 0, asm volatile ("ud2"));
    CLAIM((long) info.si_addr == at);
}

CASE(a_breakpoint) {
    FAULTS(SIGTRAP, 0, asm volatile ("int3"));
    R((long) info.si_addr);
}

CASE(an_x87_exception) {
    unsigned short mode = 0x37b;                             // division by zero is not masked
    FAULTS(SIGFPE, 0, { asm volatile ("fninit; fldcw %0; fld1; fldz; fdivrp; fwait" : : "m" (mode)); });
    asm volatile ("fninit");
}

CASE(beyond_the_end_of_a_file) {
    int fd = open("short", O_RDWR | O_CREAT, 0600);
    ftruncate(fd, 10);
    char *map = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    FAULTS(SIGBUS, 1, *(volatile char *) (map + 4096));
    CLAIM((char *) info.si_addr == map + 4096);
    FAULTS(SIGBUS, 1, *(volatile char *) (map + 5000) = 1);
    munmap(map, 8192);
    close(fd);
}

CASE(single_steps) {
    void counts(int signal, siginfo_t *received, void *context) {
        count++;
        info = *received;
        trap = ((ucontext_t *) context)->uc_mcontext.gregs[REG_TRAPNO];
        if (count == 5) {
            ((ucontext_t *) context)->uc_mcontext.gregs[REG_EFL] &= ~0x100;
        }
    }
    count = 0;
    install(SIGTRAP, counts, 0);
    asm volatile ("sub $128, %%rsp; pushfq; orl $0x100, (%%rsp); popfq; nop; nop; nop; nop; nop; nop; nop; nop; add $128, %%rsp" : : : "memory", "cc");
    R(count);
    R(info.si_code);
    R(trap);
    signal(SIGTRAP, SIG_DFL);
}

CASE(a_handler_lets_the_program_go_on_behind_the_fault) {
    void skips(int signal, siginfo_t *received, void *context) {
        ucontext_t *state = context;
        state->uc_mcontext.gregs[REG_RIP] += 2;
        state->uc_mcontext.gregs[REG_RAX] = 4711;
        state->uc_mcontext.gregs[REG_RBX] = 4712;
        state->uc_mcontext.gregs[REG_R15] = 4713;
    }
    install(SIGSEGV, skips, 0);
    long a, b, c;
    asm volatile ("mov $16, %%eax; mov (%%rax), %%eax; mov %%r15, %2" : "=a" (a), "=b" (b), "=r" (c) : : "r15", "memory");
    R(a);
    R(b);
    R(c);
    signal(SIGSEGV, SIG_DFL);
}

CASE(a_handler_makes_the_page_writable_and_the_write_happens) {
    static char *page;
    void allows(int signal, siginfo_t *received, void *context) {
        count++;
        mprotect(page, 4096, PROT_READ | PROT_WRITE);
    }
    page = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    count = 0;
    install(SIGSEGV, allows, 0);
    page[5] = 77;
    R(page[5]);
    R(count);
    signal(SIGSEGV, SIG_DFL);
    munmap(page, 4096);
}

CASE(a_handler_changes_vector_registers) {
    void changes(int signal, siginfo_t *received, void *context) {
        ucontext_t *state = context;
        state->uc_mcontext.fpregs->_xmm[3].element[0] = 0x11223344;
        state->uc_mcontext.fpregs->_xmm[3].element[3] = 0x55667788;
    }
    install(SIGUSR1, changes, 0);
    unsigned out[4];
    asm volatile ("pxor %%xmm3, %%xmm3; syscall; movdqu %%xmm3, %0" : "=m" (out) : "a" (SYS_tgkill), "D" (getpid()), "S" (gettid()), "d" (SIGUSR1) : "rcx", "r11", "xmm3", "memory");
    R(out[0] == 0x11223344);
    R(out[1]);
    R(out[3] == 0x55667788);
}

CASE(the_extended_state_has_the_marks_of_xsave) {
    static unsigned first, second, size, extended;
    static unsigned long features, header;
    void looks(int signal, siginfo_t *received, void *context) {
        ucontext_t *state = context;
        char *area = (char *) state->uc_mcontext.fpregs;
        CLAIM(((long) area & 63) == 0);
        first = *(unsigned *) (area + 464);
        extended = *(unsigned *) (area + 468);
        features = *(unsigned long *) (area + 472);
        size = *(unsigned *) (area + 480);
        second = *(unsigned *) (area + size);
        R(state->uc_flags);
        R(state->uc_mcontext.gregs[REG_CSGSFS] & 0xffff);
        R((unsigned long) state->uc_mcontext.gregs[REG_CSGSFS] >> 48);
    }
    install(SIGUSR1, looks, 0);
    raise(SIGUSR1);
    R(first == 0x46505853);
    R(second == 0x46505845);
    R(extended - size);
    R(features & 7);
}

CASE(upper_halves_of_ymm_survive_a_handler) {
    if (!__builtin_cpu_supports("avx")) {
        printf("ok = 1\n");
        return;
    }
    void clobbers(int signal, siginfo_t *received, void *context) {
        asm volatile (".byte 0xc5, 0xfc, 0x77" : : : "memory");     // vzeroall
    }
    install(SIGUSR1, clobbers, 0);
    unsigned long in[4] = {1, 2, 3, 4}, out[4] = {0};
    register unsigned long *from asm ("r12") = in;
    register unsigned long *to asm ("r13") = out;
    asm volatile ("vmovdqu (%%r12), %%ymm5; syscall; vmovdqu %%ymm5, (%%r13); vzeroupper" : : "r" (from), "r" (to), "a" (SYS_tgkill), "D" (getpid()), "S" (gettid()), "d" (SIGUSR1) : "rcx", "r11", "memory");
    int ok = out[0] == 1 && out[1] == 2 && out[2] == 3 && out[3] == 4;
    printf("ok = %d\n", ok);
}

CASE(a_handler_begins_with_a_clean_control_word_and_direction) {
    static unsigned mode;
    static unsigned long flags;
    void looks(int signal, siginfo_t *received, void *context) {
        asm volatile ("stmxcsr %0" : "=m" (mode));
        asm volatile ("pushfq; pop %0" : "=r" (flags));
    }
    install(SIGUSR1, looks, 0);
    unsigned rounding = 0x3f80;
    long pid = getpid(), tid = gettid();
    asm volatile ("ldmxcsr %0" : : "m" (rounding));
    asm volatile ("std; syscall; cld" : : "a" (SYS_tgkill), "D" (pid), "S" (tid), "d" (SIGUSR1) : "rcx", "r11", "memory");
    unsigned after, normal = 0x1f80;
    asm volatile ("stmxcsr %0" : "=m" (after));
    asm volatile ("ldmxcsr %0" : : "m" (normal));
    R(mode);
    R(after);
    R(flags & 0x400);
}

CASE(a_blocked_fault_kills_but_an_asynchronous_one_stays) {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGSEGV);
    sigprocmask(SIG_BLOCK, &set, NULL);
    R(raise(SIGSEGV));
    sigset_t pending;
    sigpending(&pending);
    R(sigismember(&pending, SIGSEGV));
    signal(SIGSEGV, SIG_IGN);
    sigprocmask(SIG_UNBLOCK, &set, NULL);
    R(raise(SIGSEGV));
    signal(SIGSEGV, SIG_DFL);
}

// ---- alternate stacks ----

static char stack_[65536] __attribute__((aligned(16)));
static char other[65536] __attribute__((aligned(16)));

static void use_stack(char *start, long bytes, int flags) {
    stack_t stack = {.ss_sp = start, .ss_size = bytes, .ss_flags = flags};
    R(sigaltstack(&stack, NULL));
}

static void tell_stack(void) {
    stack_t stack;
    R(sigaltstack(NULL, &stack));
    R(stack.ss_flags);
    R(stack.ss_size);
    CLAIM(stack.ss_sp == stack_);
}

CASE(there_is_no_alternate_stack_first) {
    stack_t stack;
    R(sigaltstack(NULL, &stack));
    R(stack.ss_flags);
    R(stack.ss_size);
    R((long) stack.ss_sp);
}

CASE(sigaltstack_errors) {
    use_stack(stack_, 2047, 0);
    use_stack(stack_, 2048, 3);
    use_stack(stack_, 2048, 4);
    use_stack(stack_, 100, SS_DISABLE);
    R(syscall(SYS_sigaltstack, 8, NULL));
    R(syscall(SYS_sigaltstack, NULL, 8));
    use_stack(stack_, 65536, SS_ONSTACK);
    tell_stack();
    use_stack(NULL, 0, SS_DISABLE);
}

CASE(disabling_an_alternate_stack) {
    use_stack(stack_, 65536, 0);
    tell_stack();
    use_stack(NULL, 0, SS_DISABLE);
    tell_stack();
}

CASE(a_handler_runs_on_the_alternate_stack_if_asked) {
    static int on;
    void looks(int signal, siginfo_t *received, void *context) {
        char here;
        on = &here >= stack_ && &here < stack_ + sizeof stack_;
        tell_stack();
        use_stack(other, 65536, 0);
        R(((ucontext_t *) context)->uc_stack.ss_flags);
        R(((ucontext_t *) context)->uc_stack.ss_size);
    }
    use_stack(stack_, 65536, 0);
    install(SIGUSR1, looks, SA_ONSTACK);
    raise(SIGUSR1);
    R(on);
    install(SIGUSR1, looks, 0);
    raise(SIGUSR1);
    R(on);
    use_stack(NULL, 0, SS_DISABLE);
}

CASE(a_nested_handler_stays_on_the_alternate_stack) {
    static char *outer, *inner;
    void nested(int signal, siginfo_t *received, void *context) {
        char here;
        inner = &here;
    }
    void handler(int signal, siginfo_t *received, void *context) {
        char here;
        outer = &here;
        raise(SIGUSR2);
        R(((ucontext_t *) context)->uc_stack.ss_flags);
    }
    use_stack(stack_, 65536, 0);
    install(SIGUSR1, handler, SA_ONSTACK);
    install(SIGUSR2, nested, SA_ONSTACK);
    raise(SIGUSR1);
    CLAIM(inner < outer && inner > stack_);
    use_stack(NULL, 0, SS_DISABLE);
}

CASE(autodisarm_lets_a_nested_handler_begin_at_the_top_again) {
    static char *outer, *inner;
    void nested(int signal, siginfo_t *received, void *context) {
        char here;
        inner = &here;
    }
    void handler(int signal, siginfo_t *received, void *context) {
        char here;
        outer = &here;
        stack_t now;
        sigaltstack(NULL, &now);
        R(now.ss_flags);
        R(now.ss_size);
        use_stack(other, 65536, 0);
        raise(SIGUSR2);
        R(((ucontext_t *) context)->uc_stack.ss_flags);
    }
    use_stack(stack_, 65536, AUTODISARM);
    install(SIGUSR1, handler, SA_ONSTACK);
    install(SIGUSR2, nested, SA_ONSTACK);
    raise(SIGUSR1);
    CLAIM(inner >= other && inner < other + sizeof other);
    CLAIM(outer >= stack_ && outer < stack_ + sizeof stack_);
    tell_stack();
    use_stack(NULL, 0, SS_DISABLE);
}

CASE(autodisarm_can_be_set_on_the_stack_itself) {
    static int inside;
    void handler(int signal, siginfo_t *received, void *context) {
        use_stack(stack_, 65536, AUTODISARM);
    }
    use_stack(stack_, 65536, AUTODISARM);
    install(SIGUSR1, handler, SA_ONSTACK);
    raise(SIGUSR1);
    use_stack(NULL, 0, SS_DISABLE);
}

CASE(a_new_thread_has_no_alternate_stack) {
    void *asks(void *unused) {
        stack_t stack;
        R(sigaltstack(NULL, &stack));
        R(stack.ss_flags);
        return NULL;
    }
    use_stack(stack_, 65536, 0);
    pthread_t thread;
    pthread_create(&thread, NULL, asks, NULL);
    pthread_join(thread, NULL);
    use_stack(NULL, 0, SS_DISABLE);
}

static int deep(int n) {
    volatile char room[4096];
    room[0] = n;
    return n == 0 ? 0 : room[0] + deep(n + 1);
}

CASE(stack_overflow_is_handled_on_the_alternate_stack) {
    use_stack(stack_, 65536, 0);
    install(SIGSEGV, notes, SA_ONSTACK);
    void *overflows(void *unused) {
        stack_t stack = {.ss_sp = other, .ss_size = sizeof other};
        sigaltstack(&stack, NULL);
        if (sigsetjmp(place, 1) == 0) {
            deep(1);
        }
        printf("signal %d code %d trap %ld\n", info.si_signo, info.si_code, trap);
        return NULL;
    }
    pthread_t thread;
    pthread_create(&thread, NULL, overflows, NULL);
    pthread_join(thread, NULL);
    signal(SIGSEGV, SIG_DFL);
    use_stack(NULL, 0, SS_DISABLE);
}

CASE(two_faults_one_after_the_other_in_each_others_handler) {
    static volatile int depth;
    void second(int signal, siginfo_t *received, void *context) {
        depth = 2;
        ((ucontext_t *) context)->uc_mcontext.gregs[REG_RIP] += 2;
    }
    void first(int signal, siginfo_t *received, void *context) {
        depth = 1;
        asm volatile ("ud2" : : : "memory");
        R(depth);
        ((ucontext_t *) context)->uc_mcontext.gregs[REG_RIP] += 2;
    }
    install(SIGSEGV, first, 0);
    install(SIGILL, second, 0);
    asm volatile ("mov $16, %%eax; mov (%%rax), %%eax" : : : "rax", "memory");
    R(depth);
    signal(SIGSEGV, SIG_DFL);
    signal(SIGILL, SIG_DFL);
}

CASE(a_system_call_with_a_bad_pointer_is_no_signal) {
    install(SIGSEGV, notes, 0);
    count = 0;
    int ends[2];
    pipe(ends);
    R(write(ends[1], (void *) 16, 4));
    R(count);
    signal(SIGSEGV, SIG_DFL);
}
