// SPDX-License-Identifier: Apache-2.0
// System calls made by instructions of all shapes, more often than a kernel needs to see that they are worth rewriting.
#include "../cases.h"
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <time.h>
#include <ucontext.h>

enum { OFTEN = 50 };

// A function of assembly: text between its label and the next.
#define CODE(name, text) __asm__(".text\n.balign 16\n.globl " #name "\n" #name ":\n" text "\n.globl " #name "_end\n" #name "_end:\n"); extern char name[], name##_end[];
typedef long Call(long, long, long);
#define CALL(name) ((Call *) (void *) name)

static long repeat(Call *call, long a, long b, long c) {
    long result = call(a, b, c);
    for (int i = 1; i < OFTEN; i++) {
        if (call(a, b, c) != result) {
            puts("another result");
        }
    }
    return result;
}

CODE(plain, "mov $95, %eax; syscall; ret")                       // umask
CODE(wide, "mov $95, %rax; syscall; ret")
CODE(by_register, "push %rbx; mov $95, %ebx; mov %ebx, %eax; syscall; pop %rbx; ret")
CODE(alone, "mov $95, %eax; jmp 1f; .balign 16; 1: syscall; ret")
CODE(with_compare, "mov $95, %eax; syscall; cmp $-4095, %rax; jae 1f; ret; 1: mov $-1, %rax; ret")
CODE(short_compare, "mov $-1, %edi; mov $3, %eax; syscall; cmp $-9, %eax; sete %al; movzbl %al, %eax; ret")       // close
CODE(other_register, "mov $95, %eax; mov $95, %r8d; syscall; ret")
CODE(in_displacement, "push %rbp; mov %rsp, %rbp; sub $128, %rsp; mov $95, %eax; movl $95, -72(%rbp); syscall; mov -72(%rbp), %edx; add %edx, %eax; leave; ret")
CODE(by_address, "mov $95, %eax; lea 95(%rax), %edi; syscall; ret")
CODE(twice, "mov $95, %eax; syscall; mov $95, %eax; syscall; ret")
CODE(back_to_back, "mov $95, %eax; syscall; mov %eax, %edi; mov $95, %eax; syscall; ret")
CODE(getpid_often, "mov $39, %eax; syscall; ret")

CASE(a_number_in_front) { R(repeat(CALL(plain), 022, 0, 0)); }
CASE(a_number_of_eight_bytes) { R(repeat(CALL(wide), 022, 0, 0)); }
CASE(a_number_in_a_register) { R(repeat(CALL(by_register), 022, 0, 0)); }
CASE(an_instruction_alone) { R(repeat(CALL(alone), 022, 0, 0)); }
CASE(a_comparison_behind) { R(repeat(CALL(with_compare), 022, 0, 0)); }
CASE(a_comparison_of_the_error) { R(repeat(CALL(short_compare), 0, 0, 0)); }
CASE(the_number_goes_to_another_register) { R(repeat(CALL(other_register), 022, 0, 0)); }
CASE(the_number_is_stored_by_the_instruction_in_front) { R(repeat(CALL(in_displacement), 022, 0, 0)); }
CASE(the_number_is_in_an_address) { umask(0276); R(repeat(CALL(by_address), 0, 0, 0)); umask(022); }
CASE(two_calls_in_a_row) { R(repeat(CALL(twice), 022, 0, 0)); }
CASE(a_result_becomes_an_argument) { R(repeat(CALL(back_to_back), 022, 0, 0)); }
CASE(a_call_that_only_tells) { R(repeat(CALL(getpid_often), 0, 0, 0) == getpid()); }

// 1: also reached by a jump to its second half, with another number
CODE(jumped, "test %rsi, %rsi; jnz 1f; mov $95, %eax; .globl jumped_call; jumped_call: syscall; ret; 1: mov $39, %eax; jmp jumped_call")

CASE(a_jump_to_the_instruction_behind_the_number) {
    R(repeat(CALL(jumped), 022, 0, 0));
    R(CALL(jumped)(0, 1, 0) == getpid());
    R(repeat(CALL(jumped), 0, 1, 0) == getpid());
    R(repeat(CALL(jumped), 022, 0, 0));
}

// ---- what survives ----

typedef struct Registers {
    uint64_t value[14];                                          // rbx rdx rsi rdi rbp r8 r9 r10 r12 r13 r14 r15, flags before, flags after
} Registers;

CODE(keeps, "push %rbx; push %rbp; push %r12; push %r13; push %r14; push %r15; push %rdi;"
            "mov $1, %ebx; mov $2, %edx; mov $3, %esi; mov $4, %ebp; mov $5, %r8d; mov $6, %r9d; mov $7, %r10d; mov $8, %r12d; mov $9, %r13d; mov $10, %r14d; mov $11, %r15d;"
            "mov $18, %edi; std; stc; pushfq; mov $95, %eax; syscall; pushfq; cld;"
            "pop %rcx; pop %r11; mov (%rsp), %rax; mov %rbx, (%rax); mov %rdx, 8(%rax); mov %rsi, 16(%rax); mov %rdi, 24(%rax); mov %rbp, 32(%rax); mov %r8, 40(%rax); mov %r9, 48(%rax);"
            "mov %r10, 56(%rax); mov %r12, 64(%rax); mov %r13, 72(%rax); mov %r14, 80(%rax); mov %r15, 88(%rax); mov %r11, 96(%rax); mov %rcx, 104(%rax);"
            "pop %rdi; pop %r15; pop %r14; pop %r13; pop %r12; pop %rbp; pop %rbx; ret")

CASE(registers_and_flags_survive) {
    Registers seen;
    for (int i = 0; i < OFTEN; i++) {
        memset(&seen, 0, sizeof seen);
        CALL(keeps)((long) &seen, 0, 0);
    }
    for (int i = 0; i < 12; i++) {
        printf("%d ", (int) seen.value[i]);
    }
    printf("\nflags equal: %d\n", (seen.value[12] & 0xCD5) == (seen.value[13] & 0xCD5));
}

CODE(tells_keeps, "push %rbx; push %r12; push %rdi; mov $1, %ebx; mov $2, %edx; mov $3, %esi; mov $4, %edi; mov $5, %r8d; mov $6, %r9d; mov $7, %r10d; mov $8, %r12d; stc; mov $39, %eax; syscall; setc %cl;"
                  "movzbl %cl, %ecx; add %rdx, %rbx; add %rsi, %rbx; add %rdi, %rbx; add %r8, %rbx; add %r9, %rbx; add %r10, %rbx; add %r12, %rbx; lea (%rbx, %rcx, 8), %rax; add %rcx, %rax;"
                  "pop %rdi; pop %r12; pop %rbx; ret")

CASE(registers_survive_a_call_that_only_tells) { R(repeat(CALL(tells_keeps), 0, 0, 0)); }

CODE(vectors, "movq %rdi, %xmm0; movq %rdi, %xmm7; movq %rdi, %xmm15; fld1; mov $95, %eax; push %rdi; mov $18, %edi; syscall; pop %rdi; movq %xmm0, %rax; movq %xmm7, %rcx; movq %xmm15, %rdx;"
              "sub %rdi, %rcx; sub %rdi, %rdx; or %rcx, %rdx; add %rdx, %rax; fistp -8(%rsp); add -8(%rsp), %ax; ret")

CASE(vector_registers_survive) { R(repeat(CALL(vectors), 1000000, 0, 0)); }

// rcx is where to go on
CODE(tells_rcx, "mov $95, %eax; syscall; tells_rcx_after: lea tells_rcx_after(%rip), %rax; sub %rcx, %rax; ret")
CASE(rcx_is_where_it_goes_on) { R(repeat(CALL(tells_rcx), 022, 0, 0)); }

// The red zone: below the stack pointer, all 128 bytes.
CODE(red_zone, "mov $16, %ecx; 1: mov %rcx, %rax; neg %rax; mov %rcx, (%rsp, %rax, 8); loop 1b; mov $95, %eax; syscall;"
               "xor %eax, %eax; mov $16, %ecx; 2: mov %rcx, %rdx; neg %rdx; add (%rsp, %rdx, 8), %rax; loop 2b; ret")
CASE(the_red_zone_survives) { R(repeat(CALL(red_zone), 022, 0, 0)); }

CODE(structure_in_red_zone, "lea -16(%rsp), %rsi; movq $0, -8(%rsp); movq $-1, -16(%rsp); mov $1, %edi; mov $229, %eax; syscall; test %rax, %rax; jnz 1f; mov -16(%rsp), %rax; mov -8(%rsp), %rcx; test %rcx, %rcx; setnz %al; movzbl %al, %eax; 1: ret")
CASE(a_result_in_the_red_zone) { R(repeat(CALL(structure_in_red_zone), 0, 0, 0)); }      // clock_getres

CODE(no_stack, "mov %rsp, %r9; xor %esp, %esp; mov $95, %eax; syscall; mov %r9, %rsp; ret")
CASE(a_call_without_a_stack) { R(repeat(CALL(no_stack), 022, 0, 0)); }
CODE(no_stack_tells, "mov %rsp, %r9; mov $1, %esp; mov $102, %eax; syscall; mov %r9, %rsp; ret")
CASE(a_call_that_only_tells_without_a_stack) { R(repeat(CALL(no_stack_tells), 0, 0, 0) == getuid()); }

// ---- signals ----

CODE(reads, "xor %eax, %eax; mov $0, %eax; syscall; reads_after: ret")
extern char reads_after[];
static volatile long handler_offset;
static volatile int handled;

static void note_place(int signal, siginfo_t *info, void *context) {
    (void) signal, (void) info;
    handler_offset = (char *) ((ucontext_t *) context)->uc_mcontext.gregs[REG_RIP] - reads_after;
    handled++;
}

static void handle(int flags) {
    struct sigaction action = {.sa_sigaction = note_place, .sa_flags = SA_SIGINFO | flags};
    sigaction(SIGALRM, &action, NULL);
    handled = 0;
}

static void warm_read(void) {
    int null = open("/dev/null", O_RDONLY);
    char byte;
    repeat(CALL(reads), null, (long) &byte, 1);
    close(null);
}

static void alarm_in(long micros) {
    struct itimerval timer = {.it_value = {.tv_usec = micros}};
    setitimer(ITIMER_REAL, &timer, NULL);
}

CASE(a_signal_ends_a_call) {
    int ends[2];
    char byte;
    warm_read();
    pipe(ends);
    handle(0);
    alarm_in(20000);
    R(CALL(reads)(ends[0], (long) &byte, 1));
    R(handled);
    R(handler_offset);                                           // behind the call
    close(ends[0]), close(ends[1]);
}

static int write_end;

static void note_place_and_write(int signal, siginfo_t *info, void *context) {
    note_place(signal, info, context);
    write(write_end, "x", 1);
}

CASE(a_call_begins_again) {
    int ends[2];
    char byte = 0;
    warm_read();
    pipe(ends);
    write_end = ends[1];
    struct sigaction action = {.sa_sigaction = note_place_and_write, .sa_flags = SA_SIGINFO | SA_RESTART};
    sigaction(SIGALRM, &action, NULL);
    handled = 0;
    for (int i = 0; i < 3; i++) {
        alarm_in(20000);
        R(CALL(reads)(ends[0], (long) &byte, 1));
        R(handler_offset);                                       // in front of `syscall`
    }
    R(handled);
    R(byte);
    close(ends[0]), close(ends[1]);
}

static int in_handler(int signal) {
    (void) signal;
    return 0;
}

static void call_in_handler(int signal) {
    in_handler(signal);
    for (int i = 0; i < OFTEN; i++) {
        CALL(plain)(022, 0, 0);
    }
    handled++;
}

CODE(kills, "mov $62, %eax; syscall; ret")
CASE(a_signal_to_itself_by_a_call) {
    signal(SIGUSR1, call_in_handler);
    handled = 0;
    R(repeat(CALL(kills), getpid(), SIGUSR1, 0));
    R(handled);
}

// The handler makes the same call that it interrupted, so often that it is rewritten meanwhile.
CODE(waits, "mov $0, %eax; syscall; ret")
static int other_pipe[2];
static void make_the_same_call(int signal) {
    (void) signal;
    char byte;
    int null = open("/dev/null", O_RDONLY);
    for (int i = 0; i < OFTEN; i++) {
        CALL(waits)(null, (long) &byte, 1);
    }
    close(null);
    handled++;
}

CASE(a_call_is_rewritten_while_a_signal_interrupts_it) {
    char byte;
    pipe(other_pipe);
    struct sigaction action = {.sa_handler = make_the_same_call};
    sigaction(SIGALRM, &action, NULL);
    handled = 0;
    alarm_in(20000);
    R(CALL(waits)(other_pipe[0], (long) &byte, 1));
    R(handled);
    write(other_pipe[1], "a", 1);
    R(CALL(waits)(other_pipe[0], (long) &byte, 1));
    close(other_pipe[0]), close(other_pipe[1]);
}

// ---- threads ----

CODE(blocks, "mov $0, %eax; syscall; ret")
static int blocked_pipe[2];

static void *block(void *unused) {
    (void) unused;
    char byte;
    return (void *) CALL(blocks)(blocked_pipe[0], (long) &byte, 1);
}

CASE(a_call_is_rewritten_while_threads_wait_in_it) {
    pthread_t threads[4];
    char byte;
    pipe(blocked_pipe);
    for (int i = 0; i < 4; i++) {
        pthread_create(&threads[i], NULL, block, NULL);
    }
    usleep(20000);
    int null = open("/dev/null", O_RDONLY);
    R(repeat(CALL(blocks), null, (long) &byte, 1));
    close(null);
    R(write(blocked_pipe[1], "abcd", 4));
    for (int i = 0; i < 4; i++) {
        void *result;
        pthread_join(threads[i], &result);
        R((long) result);
    }
    close(blocked_pipe[0]), close(blocked_pipe[1]);
}

CODE(raced, "mov $95, %eax; syscall; ret")
static void *race(void *unused) {
    (void) unused;
    long wrong = 0;
    for (int i = 0; i < 2000; i++) {
        wrong += CALL(raced)(022, 0, 0) != 022;
        if (i % 100 == 0) {
            sched_yield();
        }
    }
    return (void *) wrong;
}

CASE(threads_race_on_a_site) {
    pthread_t threads[4];
    for (int i = 0; i < 4; i++) {
        pthread_create(&threads[i], NULL, race, NULL);
    }
    for (int i = 0; i < 4; i++) {
        void *wrong;
        pthread_join(threads[i], &wrong);
        R((long) wrong);
    }
}

// ---- code that changes ----

static char *page_of(const char *address) {
    return (char *) ((uintptr_t) address & -4096ul);
}

__asm__(".text; .balign 4096"); CODE(changed, "mov $95, %eax; syscall; ret; .balign 4096")

CASE(who_makes_code_writable_sees_what_it_was) {
    R(repeat(CALL(changed), 022, 0, 0));
    R(mprotect(page_of(changed), 4096, PROT_READ | PROT_WRITE | PROT_EXEC));
    for (int i = 0; i < 8; i++) {
        printf("%02x ", (unsigned char) changed[i]);
    }
    puts("");
    R(repeat(CALL(changed), 022, 0, 0));
    changed[1] = 39;
    R(repeat(CALL(changed), 0, 0, 0) == getpid());
    R(mprotect(page_of(changed), 4096, PROT_READ | PROT_EXEC));
    R(repeat(CALL(changed), 0, 0, 0) == getpid());
    R(mprotect(page_of(changed), 4096, PROT_READ | PROT_WRITE));
    changed[1] = 95;
    R(mprotect(page_of(changed), 4096, PROT_READ | PROT_EXEC));
    R(repeat(CALL(changed), 022, 0, 0));
}

CASE(code_that_a_program_has_made) {
    char *code = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    memcpy(code, "\xb8\x5f\0\0\0\x0f\x05\xc3", 8);
    R(mprotect(code, 4096, PROT_READ | PROT_EXEC));
    R(repeat(CALL(code), 022, 0, 0));
    R(memcmp(code, "\xb8\x5f\0\0\0\x0f\x05\xc3", 8));
    R(mprotect(code, 4096, PROT_READ | PROT_WRITE));
    code[1] = 39;
    R(mprotect(code, 4096, PROT_READ | PROT_EXEC));
    R(repeat(CALL(code), 0, 0, 0) == getpid());
    R(munmap(code, 4096));
}

static int code_file(void) {
    int file = open("code", O_RDWR | O_CREAT | O_TRUNC, 0755);
    char page[8192];
    memset(page, 0x90, sizeof page);
    memcpy(page, "\xb8\x5f\0\0\0\x0f\x05\xc3", 8);
    memcpy(page + 4092, "\xb8\x5f\0\0\0\x0f\x05\xc3", 8);       // over the end of a page
    write(file, page, sizeof page);
    return file;
}

static void print_code(int file, long offset) {
    unsigned char bytes[8];
    pread(file, bytes, 8, offset);
    for (int i = 0; i < 8; i++) {
        printf("%02x ", bytes[i]);
    }
    puts("");
}

CASE(code_of_a_private_mapping) {
    int file = code_file();
    char *code = mmap(NULL, 8192, PROT_READ | PROT_EXEC, MAP_PRIVATE, file, 0);
    R(repeat(CALL(code + 4092), 022, 0, 0));
    R(repeat(CALL(code), 022, 0, 0));
    print_code(file, 0);                                         // the file is as it was
    print_code(file, 4092);
    R(munmap(code, 8192));
    char *again = mmap(code, 8192, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_FIXED, file, 0);
    R(again == code);
    R(memcmp(again, "\xb8\x5f\0\0\0\x0f\x05\xc3", 8));
    R(repeat(CALL(again), 022, 0, 0));
    close(file);
}

CASE(code_of_a_shared_mapping) {
    int file = code_file();
    char *code = mmap(NULL, 8192, PROT_READ | PROT_EXEC, MAP_SHARED, file, 0);
    R(repeat(CALL(code), 022, 0, 0));
    R(memcmp(code, "\xb8\x5f\0\0\0\x0f\x05\xc3", 8));
    print_code(file, 0);
    R(pwrite(file, "\x27", 1, 1));
    R(repeat(CALL(code), 0, 0, 0) == getpid());
    close(file);
}

CASE(code_is_moved) {
    int file = code_file();
    char *code = mmap(NULL, 8192, PROT_READ | PROT_EXEC, MAP_PRIVATE, file, 0);
    R(repeat(CALL(code), 022, 0, 0));
    char *room = mmap(NULL, 8192, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    char *moved = mremap(code, 8192, 8192, MREMAP_MAYMOVE | MREMAP_FIXED, room);
    R(moved == room);
    R(repeat(CALL(moved), 022, 0, 0));
    R(repeat(CALL(moved + 4092), 022, 0, 0));
    close(file);
}

CASE(code_is_forgotten) {
    int file = code_file();
    char *code = mmap(NULL, 8192, PROT_READ | PROT_EXEC, MAP_PRIVATE, file, 0);
    R(repeat(CALL(code), 022, 0, 0));
    R(madvise(code, 8192, MADV_DONTNEED));
    R(memcmp(code, "\xb8\x5f\0\0\0\x0f\x05\xc3", 8));
    R(repeat(CALL(code), 022, 0, 0));
    close(file);
}

// ---- calls that change where the program goes on ----

CASE(jumps_out_of_a_handler) {
    static sigjmp_buf place;
    for (int i = 0; i < 3; i++) {
        if (sigsetjmp(place, 1) == 0) {
            signal(SIGUSR1, (void (*)(int)) (void *) siglongjmp);
            puts("begun");
            struct sigaction action = {.sa_handler = SIG_IGN};
            sigaction(SIGUSR1, &action, NULL);
            repeat(CALL(kills), getpid(), SIGUSR1, 0);
            siglongjmp(place, 1);
        }
    }
    puts("ended");
}

CASE(many_threads_end) {
    for (int i = 0; i < OFTEN; i++) {
        pthread_t thread;
        void *wrong;
        if (pthread_create(&thread, NULL, race, NULL) != 0 || pthread_join(thread, &wrong) != 0 || wrong != NULL) {
            puts("wrong");
        }
    }
    puts("ended");
}

// ---- a comparison with the smallest error behind the call, as C libraries have it ----

CODE(compared, "mov %rdx, %rax; syscall; .globl compared_after; compared_after: cmp $-4096, %rax; ja 1f; ret; 1: neg %rax; shl $8, %rax; ret")
extern char compared_after[];
CODE(compared_reads, "xor %eax, %eax; syscall; .globl compared_reads_after; compared_reads_after: cmp $-4095, %rax; jae 1f; ret; 1: neg %rax; shl $8, %rax; ret")
extern char compared_reads_after[];

CASE(any_number_before_a_comparison) {
    R(repeat(CALL(compared), 022, 0, SYS_umask));
    R(CALL(compared)(0, 0, SYS_getpid) == getpid());
    R(repeat(CALL(compared), -1, 0, SYS_close));                 // EBADF, shifted
    R(repeat(CALL(compared), 022, 0, SYS_umask));
}

CASE(results_and_errors_of_a_read_with_a_comparison) {
    char bytes[16];
    int zero = open("/dev/zero", O_RDONLY);
    R(repeat(CALL(compared_reads), zero, (long) bytes, 16));
    R(repeat(CALL(compared_reads), zero, 1, 16));                // EFAULT
    close(zero);
    R(repeat(CALL(compared_reads), zero, (long) bytes, 16));     // EBADF
}

// The flags that the comparison leaves: carry, parity, auxiliary, zero, sign, overflow.
CODE(compared_flags, "mov %rdx, %rax; std; stc; syscall; cmp $-4096, %rax; pushfq; cld; pop %rax; and $0x8d5, %eax; ret")
CODE(flags_of, "mov %rdi, %rax; cmp $-4096, %rax; pushfq; pop %rax; and $0x8d5, %eax; ret")

CASE(the_flags_are_those_of_the_comparison) {
    R(repeat(CALL(compared_flags), 022, 0, SYS_umask) == CALL(flags_of)(022, 0, 0));
    R(repeat(CALL(compared_flags), 0, 0, SYS_umask) >= 0);
    R(repeat(CALL(compared_flags), 0, 0, SYS_umask) == CALL(flags_of)(0, 0, 0));
    R(repeat(CALL(compared_flags), -1, 0, SYS_close) == CALL(flags_of)(-EBADF, 0, 0));
    R(repeat(CALL(compared_flags), 0, 0, SYS_getpid) == CALL(flags_of)(getpid(), 0, 0));
    umask(022);
}

// Comes to the comparison without a call.
CODE(jumps_behind, "test %rsi, %rsi; jz 1f; mov %rdi, %rax; stc; jmp 2f; 1: mov %rdx, %rax; syscall; 2: cmp $-4096, %rax; pushfq; pop %rax; and $0x8d5, %eax; ret")

CASE(a_jump_to_the_comparison) {
    static const long values[] = {0, 1, -1, -4095, -4096, -4097, 4096, 0x7fffffffffffffff, 0x7ffffffffffff000, 0x7fffffffffffefff, -0x7fffffffffffffff - 1, 0xffffffff, 15, 16, 255, 256, -4080, -3841};
    repeat(CALL(jumps_behind), 022, 0, SYS_umask);
    for (unsigned i = 0; i < sizeof values / sizeof *values; i++) {
        if (CALL(jumps_behind)(values[i], 1, 0) != CALL(flags_of)(values[i], 0, 0)) {
            printf("other flags for %ld\n", values[i]);
        }
    }
    R(CALL(jumps_behind)(-4096, 1, 0));
    R(CALL(jumps_behind)(-4095, 1, 0));
    R(CALL(jumps_behind)(0x7fffffffffffffff, 1, 0));
}

CODE(compared_keeps, "push %rbx; push %rbp; push %r12; push %r13; push %r14; push %r15; push %rdi;"
            "mov $1, %ebx; mov $2, %edx; mov $3, %esi; mov $4, %ebp; mov $5, %r8d; mov $6, %r9d; mov $7, %r10d; mov $8, %r12d; mov $9, %r13d; mov $10, %r14d; mov $11, %r15d;"
            "mov $18, %edi; std; pushfq; mov $95, %r11d; mov %r11d, %eax; syscall; cmp $-4096, %rax; pushfq; cld;"
            "pop %rcx; pop %r11; mov (%rsp), %rax; mov %rbx, (%rax); mov %rdx, 8(%rax); mov %rsi, 16(%rax); mov %rdi, 24(%rax); mov %rbp, 32(%rax); mov %r8, 40(%rax); mov %r9, 48(%rax);"
            "mov %r10, 56(%rax); mov %r12, 64(%rax); mov %r13, 72(%rax); mov %r14, 80(%rax); mov %r15, 88(%rax); mov %r11, 96(%rax); mov %rcx, 104(%rax);"
            "pop %rdi; pop %r15; pop %r14; pop %r13; pop %r12; pop %rbp; pop %rbx; ret")

CASE(registers_survive_with_a_comparison) {
    Registers seen;
    for (int i = 0; i < OFTEN; i++) {
        memset(&seen, 0, sizeof seen);
        CALL(compared_keeps)((long) &seen, 0, 0);
    }
    for (int i = 0; i < 12; i++) {
        printf("%d ", (int) seen.value[i]);
    }
    printf("\ndirection: %d %d, interrupts: %d\n", (int) (seen.value[12] >> 10 & 1), (int) (seen.value[13] >> 10 & 1), (int) (seen.value[13] >> 9 & 1));
}

CODE(compared_red_zone, "mov $16, %ecx; 1: mov %rcx, %rax; neg %rax; mov %rcx, (%rsp, %rax, 8); loop 1b; mov $95, %r8d; mov %r8d, %eax; syscall; cmp $-4096, %rax; ja 3f;"
               "xor %eax, %eax; mov $16, %ecx; 2: mov %rcx, %rdx; neg %rdx; add (%rsp, %rdx, 8), %rax; loop 2b; 3: ret")
CASE(the_red_zone_survives_with_a_comparison) { R(repeat(CALL(compared_red_zone), 022, 0, 0)); }

CODE(compared_no_stack, "mov %rsp, %r9; xor %esp, %esp; mov %rdx, %rax; syscall; cmp $-4096, %rax; mov %r9, %rsp; ja 1f; ret; 1: ud2")
CASE(a_comparison_without_a_stack) { R(repeat(CALL(compared_no_stack), 022, 0, SYS_umask)); }

static void note_place_before_comparison(int signal, siginfo_t *info, void *context) {
    (void) signal, (void) info;
    handler_offset = (char *) ((ucontext_t *) context)->uc_mcontext.gregs[REG_RIP] - compared_reads_after;
    handled++;
    write(write_end, "x", handled > 1);
}

static void warm_compared_read(void) {
    int null = open("/dev/null", O_RDONLY);
    char byte;
    repeat(CALL(compared_reads), null, (long) &byte, 1);
    close(null);
}

CASE(a_signal_ends_a_call_with_a_comparison) {
    int ends[2];
    char byte;
    warm_compared_read();
    pipe(ends);
    write_end = ends[1];
    for (int flags = 0; flags <= SA_RESTART; flags += SA_RESTART) {
        struct sigaction action = {.sa_sigaction = note_place_before_comparison, .sa_flags = SA_SIGINFO | flags};
        sigaction(SIGALRM, &action, NULL);
        handled = flags != 0;
        alarm_in(20000);
        R(CALL(compared_reads)(ends[0], (long) &byte, 1));       // EINTR, shifted; then what the handler wrote
        R(handler_offset);
        R(handled);
    }
    close(ends[0]), close(ends[1]);
}

CODE(compared_waits, "xor %eax, %eax; syscall; cmp $-4096, %rax; ja 1f; ret; 1: neg %rax; shl $8, %rax; ret")
static void make_the_same_compared_call(int signal) {
    (void) signal;
    char byte;
    int null = open("/dev/null", O_RDONLY);
    repeat(CALL(compared_waits), null, (long) &byte, 1);
    close(null);
}

static void *wait_in_compared(void *unused) {
    (void) unused;
    char byte;
    return (void *) CALL(compared_waits)(blocked_pipe[0], (long) &byte, 1);
}

CASE(a_comparison_is_rewritten_while_threads_and_a_signal_are_in_the_call) {
    pthread_t threads[3];
    char byte;
    pipe(blocked_pipe);
    pipe(other_pipe);
    sigset_t alarm_only;
    sigemptyset(&alarm_only);
    sigaddset(&alarm_only, SIGALRM);
    pthread_sigmask(SIG_BLOCK, &alarm_only, NULL);
    for (int i = 0; i < 3; i++) {
        pthread_create(&threads[i], NULL, wait_in_compared, NULL);
    }
    pthread_sigmask(SIG_UNBLOCK, &alarm_only, NULL);
    struct sigaction action = {.sa_handler = make_the_same_compared_call};
    sigaction(SIGALRM, &action, NULL);
    alarm_in(20000);
    R(CALL(compared_waits)(other_pipe[0], (long) &byte, 1));     // EINTR, shifted
    R(write(blocked_pipe[1], "abc", 3));
    for (int i = 0; i < 3; i++) {
        void *result;
        pthread_join(threads[i], &result);
        R((long) result);
    }
    close(blocked_pipe[0]), close(blocked_pipe[1]), close(other_pipe[0]), close(other_pipe[1]);
}

static volatile long spun;
CODE(compared_spins, "1: mov $95, %eax; mov $18, %edi; mov %eax, %eax; syscall; cmp $-4096, %rax; ja 2f; incq spun(%rip); cmpq $20000, spun(%rip); jb 1b; 2: ret")
static void count_handled(int signal) {
    (void) signal;
    handled++;
}

CASE(signals_at_every_instruction_of_a_comparison) {
    signal(SIGALRM, count_handled);
    handled = 0, spun = 0;
    struct itimerval often = {.it_value = {.tv_usec = 50}, .it_interval = {.tv_usec = 50}}, never = {0};
    setitimer(ITIMER_REAL, &often, NULL);
    for (int i = 0; i < 5 || handled < 3; i++) {
        spun = 0;
        if (CALL(compared_spins)(0, 0, 0) != 022) {
            puts("another result");
        }
    }
    setitimer(ITIMER_REAL, &never, NULL);
    R(spun);
}

// In a file that is mapped: far from the lowest 2 GiB.
static const char compared_code[] = "\x48\x89\xd0\x0f\x05\x48\x3d\x00\xf0\xff\xff\x77\x01\xc3\xf4";       // mov %rdx, %rax; syscall; cmp $-4096, %rax; ja to hlt; ret

static int compared_file(void) {
    int file = open("compared", O_RDWR | O_CREAT | O_TRUNC, 0755);
    char page[8192];
    memset(page, 0x90, sizeof page);
    memcpy(page, compared_code, sizeof compared_code);
    memcpy(page + 100, compared_code, sizeof compared_code);
    memcpy(page + 4096 - 7, compared_code, sizeof compared_code);          // over the end of a page
    write(file, page, sizeof page);
    return file;
}

CASE(a_comparison_in_a_mapping_of_a_file) {
    int file = compared_file();
    char *code = mmap(NULL, 8192, PROT_READ | PROT_EXEC, MAP_PRIVATE, file, 0);
    R(repeat(CALL(code), 022, 0, SYS_umask));
    R(repeat(CALL(code + 100), 022, 0, SYS_umask));
    R(repeat(CALL(code + 4096 - 7), 022, 0, SYS_umask));
    R(repeat(CALL(code), 0, 0, SYS_getpid) == getpid());
    char before[16];
    R(pread(file, before, 15, 4096 - 7) == 15 && memcmp(before, compared_code, 15) == 0);
    R(mprotect(code, 8192, PROT_READ | PROT_WRITE));
    R(memcmp(code, compared_code, 15));
    R(memcmp(code + 100, compared_code, 15));
    R(memcmp(code + 4096 - 7, compared_code, 15));
    R(mprotect(code, 8192, PROT_READ | PROT_EXEC));
    R(repeat(CALL(code), 022, 0, SYS_umask));
    char *room = mmap(NULL, 8192, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    char *moved = mremap(code, 8192, 8192, MREMAP_MAYMOVE | MREMAP_FIXED, room);
    R(moved == room);
    R(repeat(CALL(moved), 022, 0, SYS_umask));
    R(munmap(moved, 8192));
    close(file);
}

CASE(comparisons_at_many_places) {
    int file = compared_file();
    char page[4096];
    memset(page, 0x90, sizeof page);
    for (int i = 0; i < 160; i++) {
        memcpy(page + i * 25, compared_code, sizeof compared_code);
    }
    pwrite(file, page, sizeof page, 0);
    char *code = mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE, file, 0);
    for (int i = 0; i < 160; i++) {
        if (repeat(CALL(code + i * 25), 022, 0, SYS_umask) != 022) {
            printf("wrong at %d\n", i);
        }
    }
    R(munmap(code, 4096));
    close(file);
}

CASE(a_thread_begins_behind_a_comparison) {
    pthread_t thread;
    for (int i = 0; i < OFTEN; i++) {
        void *wrong;
        if (pthread_create(&thread, NULL, wait_in_compared, NULL) != 0 || pthread_join(thread, &wrong) != 0 || (long) wrong != EBADF << 8) {
            puts("wrong");
        }
    }
    puts("ended");
}
