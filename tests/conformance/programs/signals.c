// SPDX-License-Identifier: Apache-2.0
// Handlers, masks, interrupted calls, waiting for signals, registers.
#include "conformance.h"
#include <sys/mman.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <ucontext.h>

static volatile int count;
static volatile int last;
static siginfo_t info;

static void simple(int signal) {
    count++;
    last = signal;
}

static void full(int signal, siginfo_t *received, void *context) {
    count++;
    last = signal;
    info = *received;
}

static void install(int signal, void *handler, int flags) {
    struct sigaction action = {.sa_handler = handler, .sa_flags = flags};
    sigaction(signal, &action, NULL);
}

static void handlers(void) {
    install(SIGUSR1, full, SA_SIGINFO);
    R(raise(SIGUSR1));
    R(count);
    R(last);
    R(info.si_code);
    CLAIM(info.si_pid == getpid());
    R(kill(getpid(), SIGUSR1));
    R(info.si_code);
    R(sigqueue(getpid(), SIGUSR1, (union sigval) {.sival_int = 77}));
    R(info.si_code);
    R(info.si_value.sival_int);
    R(kill(getpid(), 0));
    R(kill(getpid(), 65));
    R(kill(0x3fffffff, SIGUSR1));
    struct sigaction old;
    R(sigaction(SIGUSR1, NULL, &old));
    CLAIM(old.sa_sigaction == full);
    R(sigaction(SIGKILL, &old, NULL));
    R(sigaction(65, NULL, &old));
    install(SIGUSR2, simple, SA_RESETHAND);
    raise(SIGUSR2);
    R(last);
    sigaction(SIGUSR2, NULL, &old);
    CLAIM(old.sa_handler == SIG_DFL);
    signal(SIGUSR2, SIG_IGN);
    R(raise(SIGUSR2));
    R(raise(SIGCHLD));
    R(raise(SIGWINCH));
}

static void masks(void) {
    sigset_t set, old, pending;
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    sigaddset(&set, SIGRTMIN);
    install(SIGRTMIN, full, SA_SIGINFO);
    R(sigprocmask(SIG_BLOCK, &set, &old));
    count = 0;
    raise(SIGUSR1);
    raise(SIGUSR1);
    for (int i = 0; i < 3; i++) {
        sigqueue(getpid(), SIGRTMIN, (union sigval) {.sival_int = i});
    }
    R(count);
    R(sigpending(&pending));
    R(sigismember(&pending, SIGUSR1));
    R(sigismember(&pending, SIGUSR2));
    struct timespec zero = {0, 0};
    siginfo_t waited;
    R(sigtimedwait(&set, &waited, &zero));                   // the lowest first
    R(sigtimedwait(&set, &waited, &zero) == SIGRTMIN);
    R(waited.si_value.sival_int);
    R(sigprocmask(SIG_UNBLOCK, &set, NULL));
    R(count);
    R(info.si_value.sival_int);
    R(sigtimedwait(&set, &waited, &zero));
    R(sigprocmask(77, &set, NULL));
    sigfillset(&set);
    R(sigprocmask(SIG_SETMASK, &set, NULL));
    R(sigprocmask(SIG_SETMASK, &old, &set));
    R(sigismember(&set, SIGKILL));
    R(sigismember(&set, SIGTERM));
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    sigprocmask(SIG_BLOCK, &set, NULL);
    raise(SIGUSR1);
    sigset_t none;
    sigemptyset(&none);
    count = 0;
    R(sigsuspend(&none));
    R(count);
    sigprocmask(SIG_SETMASK, NULL, &set);
    R(sigismember(&set, SIGUSR1));
    sigprocmask(SIG_SETMASK, &old, NULL);
}

static int pipes[2];

static void writes(int signal) {
    count++;
    if (write(pipes[1], "s", 1) != 1) {
        _exit(1);
    }
}

static void alarm_in(long micros, long interval) {
    struct itimerval timer = {{0, interval}, {0, micros}};
    setitimer(ITIMER_REAL, &timer, NULL);
}

static void interrupted(void) {
    char buffer[10];
    if (pipe(pipes) != 0) {
        _exit(1);
    }
    count = 0;
    install(SIGALRM, simple, 0);
    alarm_in(20000, 0);
    R(read(pipes[0], buffer, 10));
    R(count);
    install(SIGALRM, writes, SA_RESTART);
    alarm_in(20000, 0);
    R(read(pipes[0], buffer, 10));
    R(count);
    install(SIGALRM, simple, SA_RESTART);
    alarm_in(20000, 0);
    R(pause());
    alarm_in(20000, 0);
    struct timespec second = {5, 0}, left = {0, 0};
    R(nanosleep(&second, &left));
    CLAIM(left.tv_sec == 4);
    R(alarm(100));
    R(alarm(0));
    count = 0;
    alarm_in(5000, 5000);
    while (count < 3) {
        // a busy loop is interrupted, too
    }
    alarm_in(0, 0);
    struct itimerval timer;
    R(getitimer(ITIMER_REAL, &timer));
    R(timer.it_value.tv_usec);
    install(SIGPIPE, simple, 0);
    close(pipes[0]);
    count = 0;
    R(write(pipes[1], "x", 1));
    R(count);
    signal(SIGPIPE, SIG_IGN);
    R(write(pipes[1], "x", 1));
    close(pipes[1]);
}

static char *alternate;

static void on_stack(int signal, siginfo_t *received, void *context) {
    char here;
    ucontext_t *state = context;
    stack_t stack;
    CLAIM(&here >= alternate && &here < alternate + 65536);
    CLAIM(((unsigned long) __builtin_frame_address(0) & 15) == 0);
    R(sigaltstack(NULL, &stack));
    R(stack.ss_flags);
    CLAIM(stack.ss_sp == alternate && stack.ss_size == 65536);
    R(sigaltstack(&stack, NULL));
    CLAIM(state->uc_stack.ss_sp == alternate);
    R(state->uc_mcontext.gregs[REG_TRAPNO]);
    R(state->uc_mcontext.gregs[REG_ERR]);
    R(state->uc_mcontext.gregs[REG_CR2]);
    state->uc_mcontext.gregs[REG_RIP] += 2;                  // behind the instruction, which has two bytes
    state->uc_mcontext.gregs[REG_RAX] = 4711;
}

static void contexts(void) {
    alternate = malloc(65536);
    stack_t stack = {.ss_sp = alternate, .ss_size = 65536};
    R(sigaltstack(&stack, NULL));
    stack.ss_size = 100;
    R(sigaltstack(&stack, NULL));
    stack.ss_flags = 77;
    R(sigaltstack(&stack, NULL));
    install(SIGSEGV, on_stack, SA_SIGINFO | SA_ONSTACK);
    long value;
    asm volatile ("mov $16, %%rax; mov (%%rax), %%eax" : "=a" (value) : : "memory");
    R(value);
    stack.ss_flags = SS_DISABLE;
    R(sigaltstack(&stack, NULL));
}

static void clobbers(int signal) {
    count++;
    asm volatile ("pcmpeqd %%xmm0, %%xmm0; movdqa %%xmm0, %%xmm1; movdqa %%xmm0, %%xmm15; fninit; fldz; fldz" : : : "xmm0", "xmm1", "xmm15");
}

// Vector registers, x87 and the red zone survive handlers and system calls.
static void registers(void) {
    install(SIGALRM, clobbers, SA_RESTART);
    count = 0;
    alarm_in(3000, 3000);
    double a = 1.5, b = 2.25, sum = 0;
    long double precise = 1.0L / 3;
    long wrong = 0;
    while (count < 5) {
        long out0, out15, red;
        asm volatile (
                "movq %3, %%xmm0; movq %4, %%xmm15\n"
                "movq %4, -128(%%rsp); movq %3, -8(%%rsp)\n"                 // nothing is called here: this is ours
                "mov $2000, %%ecx\n"
                "1: dec %%ecx; jnz 1b\n"
                "movq %%xmm0, %0; movq %%xmm15, %1\n"
                "movq -128(%%rsp), %2; cmpq %3, -8(%%rsp); je 2f; movq $0, %2; 2:\n"
                : "=&r" (out0), "=&r" (out15), "=&r" (red) : "r" (0x1234567812345678L), "r" (0x7edcba9876543210L) : "rcx", "xmm0", "xmm15", "memory");
        wrong += out0 != 0x1234567812345678L || out15 != 0x7edcba9876543210L || red != 0x7edcba9876543210L;
        sum += a * b;
        wrong += precise != 1.0L / 3;
        getppid();
    }
    alarm_in(0, 0);
    R(wrong);
    CLAIM(sum > 0);
    long after;
    asm volatile ("movq %1, %%xmm7; mov $110, %%eax; syscall; movq %%xmm7, %0" : "=r" (after) : "r" (99L) : "rax", "rcx", "r11", "xmm7", "memory");
    R(after);
}

int main(void) {
    begin();
    handlers();
    masks();
    interrupted();
    contexts();
    registers();
    return 0;
}
