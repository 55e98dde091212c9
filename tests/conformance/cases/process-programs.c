// SPDX-License-Identifier: Apache-2.0
// Programs that run while they are written, and folders of /proc in place of pidfds.
#include "../processes.h"
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

static volatile sig_atomic_t got;
static void count(int s) { got++; }

// ---- programs that run or are written ----
static void copy_self(const char *to) { int a = open(SELF, O_RDONLY), b = open(to, O_CREAT | O_WRONLY | O_TRUNC, 0755); static char buf[1 << 16]; long n; while ((n = read(a, buf, sizeof buf)) > 0) write(b, buf, n); close(a); close(b); }
static pid_t start_file(const char *path, const char *what, int *error) { fflush(stdout); volatile int e = 0; pid_t p = vfork(); if (!p) { execl(path, "self", what, "3", NULL); e = errno; _exit(127); } *error = e; return p; }
CASE(a_running_program_is_not_written) { copy_self("p"); int e; pid_t p = start_file("./p", "--pause", &e); R(e); R(open("p", O_WRONLY)); R(open("p", O_RDWR)); R(open("p", O_WRONLY | O_TRUNC)); R(truncate("p", 5)); int fd; R((fd = open("p", O_RDONLY)) > 0); close(fd); R(chmod("p", 0700)); R(rename("p", "q")); R(open("q", O_WRONLY)); kill(p, SIGKILL); await(p); R((fd = open("q", O_WRONLY)) > 0); close(fd); }
CASE(the_own_program_is_not_written) { R(open(SELF, O_WRONLY)); R(open(SELF, O_RDWR)); R(truncate(SELF, 0)); }
CASE(a_program_being_written_does_not_run) { copy_self("p"); int fd = open("p", O_WRONLY), e; pid_t p = start_file("./p", "--exit", &e); puts(e ? strerrorname_np(e) : "ok"); await(p); close(fd); p = start_file("./p", "--exit", &e); puts(e ? strerrorname_np(e) : "ok"); await(p); }
CASE(a_script_being_written_does_not_run) { int fd = open("s", O_CREAT | O_WRONLY, 0755), e; dprintf(fd, "#!%s\n", "/no/such"); pid_t p = start_file("./s", "--exit", &e); puts(e ? strerrorname_np(e) : "ok"); await(p); close(fd); p = start_file("./s", "--exit", &e); puts(e ? strerrorname_np(e) : "ok"); await(p); }
CASE(a_file_mapped_to_be_executed_is_written) { copy_self("p"); int fd = open("p", O_RDONLY), w; void *m = mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE, fd, 0); R((w = open("p", O_WRONLY)) > 0); close(w); munmap(m, 4096); close(fd); }

// ---- pidfds ----
CASE(signal_by_a_folder_of_proc) { pid_t p = START("--pause"); char b[32]; sprintf(b, "/proc/%d", p); int fd = open(b, O_DIRECTORY | O_RDONLY); R(syscall(SYS_pidfd_send_signal, fd, 0, NULL, 0)); R(syscall(SYS_pidfd_send_signal, fd, SIGTERM, NULL, 0)); await(p); R(syscall(SYS_pidfd_send_signal, fd, 0, NULL, 0)); close(fd); }
CASE(signal_to_itself_by_a_folder_of_proc) { int fd = open("/proc/self", O_DIRECTORY | O_RDONLY); signal(SIGUSR1, count); got = 0; R(syscall(SYS_pidfd_send_signal, fd, SIGUSR1, NULL, 0)); R(got); signal(SIGUSR1, SIG_DFL); close(fd); }
CASE(signal_by_what_is_no_process) { int d = open(".", O_RDONLY), q = open("/proc", O_RDONLY); R(syscall(SYS_pidfd_send_signal, d, 0, NULL, 0)); R(syscall(SYS_pidfd_send_signal, q, 0, NULL, 0)); R(syscall(SYS_pidfd_send_signal, 99, 0, NULL, 0)); close(d); close(q); }
