// SPDX-License-Identifier: Apache-2.0
// What a program finds when it starts, what its segments allow, and which files execve(2) refuses.
#include "../cases.h"
#include <elf.h>
#include <link.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdint.h>
#include <sys/auxv.h>
#include <sys/mman.h>

#define PAGE 4096L

extern char **environ;
static sigjmp_buf back;
static siginfo_t fault;

static void on_fault(int signal, siginfo_t *info, void *context) {
    fault = *info;
    siglongjmp(back, signal);
}

static void catch_faults(void) {
    struct sigaction action = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO | SA_NODEFER};
    sigaction(SIGSEGV, &action, NULL);
    sigaction(SIGBUS, &action, NULL);
    sigaction(SIGILL, &action, NULL);
}

static void writes(const char *what, volatile char *at) {
    catch_faults();
    int signal = sigsetjmp(back, 1);
    if (signal == 0) {
        *at = *at;
        printf("%s: written\n", what);
    } else
        printf("%s: SIG%s code %d\n", what, sigabbrev_np(signal), fault.si_code);
}

static void runs(const char *what, void *at) {
    catch_faults();
    int signal = sigsetjmp(back, 1);
    if (signal == 0) {
        ((void (*)(void)) at)();
        printf("%s: ran\n", what);
    } else
        printf("%s: SIG%s code %d\n", what, sigabbrev_np(signal), fault.si_code);
}

static const char constant[PAGE] = "constant";
static char initialised[PAGE] = "data";
static char zeros[5 * PAGE];
static char aligned[64] __attribute__((aligned(65536)));
static const int relocated_target = 7;
static const int *const volatile relocated __attribute__((section(".data.rel.ro"))) = &relocated_target;
static __thread int thread_value = 42;
static __thread char thread_zeros[300];
static __thread double thread_aligned __attribute__((aligned(256))) = 2.5;
static int constructed;
__attribute__((constructor(101))) static void construct(void) { constructed = 5; }
static int plus(int a) { return a + 1; }
static int (*choose(void))(int) { return plus; }
static int chosen(int) __attribute__((ifunc("choose")));

CASE(auxiliary_values_that_never_change) {
    R(getauxval(AT_PAGESZ));
    R(getauxval(AT_CLKTCK));
    R(getauxval(AT_PHENT));
    R(getauxval(AT_FLAGS));
    R(getauxval(AT_SECURE));
    R(getauxval(AT_BASE));
    R(getauxval(AT_UID) == getuid() && getauxval(AT_EUID) == geteuid() && getauxval(AT_GID) == getgid() && getauxval(AT_EGID) == getegid());
    puts((char *) getauxval(AT_PLATFORM));
}
CASE(auxiliary_program_headers) {
    const ElfW(Phdr) *headers = (void *) getauxval(AT_PHDR);
    int loads = 0, code = 0;
    for (int i = 0; i < getauxval(AT_PHNUM); i++) {
        loads += headers[i].p_type == PT_LOAD;
        code += headers[i].p_type == PT_LOAD && (headers[i].p_flags & PF_X);
    }
    R(loads > 1);
    R(code);
    extern char _start;
    R(getauxval(AT_ENTRY) == (uintptr_t) &_start);
}
CASE(auxiliary_random_bytes) {
    unsigned char *random = (void *) getauxval(AT_RANDOM);
    int bits = 0;
    for (int i = 0; i < 16; i++)
        bits |= random[i];
    CLAIM(bits != 0);
}
CASE(auxiliary_name_of_the_program) {
    struct stat one, other;
    char *name = (char *) getauxval(AT_EXECFN);
    CLAIM(name[0] == '/' && stat(name, &one) == 0 && stat("/proc/self/exe", &other) == 0 && one.st_ino == other.st_ino);
}
CASE(auxiliary_signal_stack) { CLAIM(getauxval(AT_MINSIGSTKSZ) >= 1000 && getauxval(AT_MINSIGSTKSZ) < 20000); }
CASE(auxiliary_vdso) {
    unsigned char *vdso = (void *) getauxval(AT_SYSINFO_EHDR);
    CLAIM(vdso && memcmp(vdso, ELFMAG, 4) == 0);
}
CASE(auxiliary_capabilities) {
    unsigned a, b, c, d;
    __asm__("cpuid" : "=a"(a), "=b"(b), "=c"(c), "=d"(d) : "a"(1));
    CLAIM(getauxval(AT_HWCAP) == d);
}
CASE(auxiliary_vector_in_proc) {
    ElfW(auxv_t) vector[64];
    int fd = open("/proc/self/auxv", O_RDONLY);
    int count = read(fd, vector, sizeof vector) / sizeof *vector, wrong = 0;
    R(count > 10);
    R(vector[count - 1].a_type);
    for (int i = 0; i < count && vector[i].a_type != AT_NULL; i++)
        wrong += getauxval(vector[i].a_type) != vector[i].a_un.a_val;
    R(wrong);
}
CASE(constants_cannot_be_written) { writes("constant", (char *) constant + 100); }
CASE(code_cannot_be_written) { writes("code", (char *) plus); }
CASE(data_can_be_written) { writes("data", initialised + 100); puts(initialised); }
CASE(relocated_constants_cannot_be_written) { R(*relocated); writes("relro", (char *) &relocated); }
CASE(data_cannot_be_executed) { runs("data", initialised); }
CASE(zeros_cannot_be_executed) { runs("zeros", zeros); }
CASE(the_stack_cannot_be_executed) { char code[] = {0xc3}; runs("stack", code); }
CASE(the_heap_cannot_be_executed) { char *code = malloc(16); code[0] = 0xc3; runs("heap", code); }
CASE(null_faults) { writes("null", NULL); runs("null", NULL); writes("first page", (char *) 0xFFF); }
CASE(the_upper_half_faults) { writes("kernel", (char *) 0xffffffff80000000); writes("hole", (char *) 0x7ffffffff000); }
CASE(data_that_is_not_in_the_file_is_zero) {
    int sum = 0;
    for (int i = 0; i < sizeof zeros; i++)
        sum += zeros[i];
    R(sum);
}
CASE(large_alignment_is_kept) { R((uintptr_t) aligned % 65536); aligned[63] = 1; R(aligned[63]); }
CASE(constructors_have_run) { R(constructed); }
CASE(indirect_functions_are_chosen) { R(chosen(6)); }
static void *look(void *unused) {
    printf("%d %d %g %d\n", thread_value, thread_zeros[299], thread_aligned, (int) ((uintptr_t) &thread_aligned % 256));
    thread_value = 1;
    return NULL;
}
CASE(thread_local_variables) {
    look(NULL);
    pthread_t thread;
    pthread_create(&thread, NULL, look, NULL);
    pthread_join(thread, NULL);
    look(NULL);
}
CASE(the_first_stack_is_in_order) {
    char **end = environ;
    while (*end)
        end++;
    ElfW(auxv_t) *vector = (void *) (end + 1);
    int found = 0;
    for (; vector->a_type != AT_NULL; vector++)
        found += vector->a_type == AT_PAGESZ;
    R(found);
}
CASE(maps_name_program_heap_and_stack) {
    FILE *maps = fopen("/proc/self/maps", "r");
    char line[512];
    int program = 0, heap = 0, stack = 0, vdso = 0, here = 0;
    free(malloc(1 << 16));
    while (fgets(line, sizeof line, maps)) {
        unsigned long start, end;
        sscanf(line, "%lx-%lx", &start, &end);
        program += strstr(line, "r-xp") && strchr(line, '/');
        heap += strstr(line, "[heap]") != NULL;
        stack += strstr(line, "[stack]") != NULL;
        vdso += strstr(line, "[vdso]") != NULL;
        here += strstr(line, "[stack]") && start <= (uintptr_t) &line && (uintptr_t) &line < end;
    }
    printf("%d %d %d %d %d\n", program, heap, stack, vdso, here);
}

// The program with `bytes` at `offset` changed, as an executable file.
static void damage(const char *name, long offset, const void *bytes, int count, long length) {
    static char whole[4 << 20];
    int in = open("/proc/self/exe", O_RDONLY), out = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0755);
    long size = read(in, whole, sizeof whole);
    memcpy(whole + offset, bytes, count);
    write(out, whole, length ? length : size);
    close(in);
    close(out);
}

static void execute(const char *name) {
    char *arguments[] = {(char *) name, "none", NULL};
    R(execv(name, arguments));
}

CASE(execute_what_is_not_there) { execute("missing"); execute("missing/x"); execute(""); }
CASE(execute_a_directory) { mkdir("d", 0755); execute("d"); execute("/dev/null"); }
CASE(execute_without_permission) { damage("p", 0, "", 0, 0); chmod("p", 0644); execute("p"); }
CASE(execute_nothing) { close(open("p", O_CREAT | O_WRONLY, 0755)); execute("p"); }
CASE(execute_text) { int fd = open("p", O_CREAT | O_WRONLY, 0755); write(fd, "hello\n", 6); close(fd); execute("p"); }
CASE(execute_another_machine) { damage("p", 18, "\xb7", 1, 0); execute("p"); damage("p", 18, "\x03", 1, 0); execute("p"); }
CASE(execute_an_object_file) { damage("p", 16, "\x01", 1, 0); execute("p"); damage("p", 16, "\x04", 1, 0); execute("p"); }
CASE(execute_headers_of_a_wrong_size) { damage("p", 54, "\x37", 1, 0); execute("p"); damage("p", 56, "\0", 2, 0); execute("p"); }
CASE(execute_with_a_missing_interpreter) {
    int fd = open("p", O_CREAT | O_WRONLY, 0755);
    write(fd, "#!/no/such/thing\n", 17);
    close(fd);
    execute("p");
}
CASE(execute_a_script_without_an_interpreter) { int fd = open("p", O_CREAT | O_WRONLY, 0755); write(fd, "#!\n", 3); close(fd); execute("p"); }
CASE(execute_a_script_of_itself) { int fd = open("p", O_CREAT | O_WRONLY, 0755); write(fd, "#!p\n", 4); close(fd); execute("p"); }
CASE(execute_bad_pointers) {
    R(execve((char *) 8, NULL, NULL));
    damage("p", 18, "\xb7", 1, 0);
    R(execve("p", (char **) 8, NULL));
    R(execve("p", (char *[]) {"p", (char *) 8, NULL}, NULL));
    R(execve("p", (char *[]) {"p", NULL}, (char **) 8));
}
CASE(execute_with_arguments_that_are_too_long) {
    char *longest = malloc(200 << 10);
    memset(longest, 'x', 200 << 10);
    longest[(200 << 10) - 1] = 0;
    damage("p", 0, "", 0, 0);
    R(execve("p", (char *[]) {"p", longest, NULL}, NULL));
}
