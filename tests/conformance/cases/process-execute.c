// SPDX-License-Identifier: Apache-2.0
// execve(2), execveat(2).
#include "../processes.h"

static void make(const char *name, const char *text, int mode) { int fd = open(name, O_CREAT | O_TRUNC | O_WRONLY, 0600); write(fd, text, strlen(text)); fchmod(fd, mode); close(fd); }
static char *none[] = {"x", NULL};
static int try(const char *path, char **arguments, char **variables) { return execve(path, arguments, variables); }
static void copy_self(const char *name) { int from = open(SELF, O_RDONLY), to = open(name, O_CREAT | O_WRONLY, 0755); char b[65536]; ssize_t n; while ((n = read(from, b, sizeof b)) > 0) write(to, b, n); close(from); close(to); }
static pid_t run(const char *path, char **arguments) { fflush(stdout); pid_t p = vfork(); if (!p) { execv(path, arguments); _exit(errno); } return p; }

CASE(of_nothing) { R(try("missing", none, environ)); R(try("", none, environ)); R(try("a/b", none, environ)); }
CASE(of_a_folder) { mkdir("d", 0755); R(try("d", none, environ)); R(try("/", none, environ)); R(try(".", none, environ)); }
CASE(without_permission) { make("f", "#!/bin/sh\n", 0644); R(try("f", none, environ)); make("g", "", 0); R(try("g", none, environ)); }
CASE(through_a_file) { make("f", "", 0755); R(try("f/x", none, environ)); R(try("f/", none, environ)); }
CASE(of_an_empty_file) { make("f", "", 0755); R(try("f", none, environ)); }
CASE(of_a_text) { make("f", "hello\n", 0755); R(try("f", none, environ)); make("g", "\n", 0755); R(try("g", none, environ)); }
CASE(of_half_an_elf_file) { int fd = open("f", O_CREAT | O_WRONLY, 0755); write(fd, "\177ELF\2\1\1", 7); close(fd); R(try("f", none, environ)); }
CASE(of_an_elf_file_for_another_machine) { char b[64] = "\177ELF\2\1\1"; b[16] = 2; b[18] = 40; b[20] = 1; b[52] = 64; b[54] = 56; int fd = open("f", O_CREAT | O_WRONLY, 0755); write(fd, b, 64); close(fd); R(try("f", none, environ)); }
CASE(of_a_link_in_a_circle) { symlink("a", "b"); symlink("b", "a"); R(try("a", none, environ)); }
CASE(of_a_link_to_nothing) { symlink("missing", "a"); R(try("a", none, environ)); }
CASE(of_a_long_name) { char b[5000]; memset(b, 'x', 4999); b[4999] = 0; R(try(b, none, environ) + 0 * b[0]); b[300] = 0; R(try(b, none, environ) + 0 * b[0]); }
CASE(with_bad_pointers) { R(try((char *) 8, none, environ)); R(try(SELF, (char **) 8, environ)); R(try(SELF, none, (char **) 8)); R(try(SELF, (char *[]) {"x", (char *) 8, NULL}, environ)); R(try(SELF, none, (char *[]) {(char *) 8, NULL})); R(try(NULL, none, environ)); }
CASE(with_a_long_argument) { char *b = malloc(200000); memset(b, 'x', 200000); b[131072] = 0; R(try(SELF, (char *[]) {"self", "--exit", b, NULL}, environ)); b[131071] = 0; pid_t p = run(SELF, (char *[]) {"self", "--exit", "5", b, NULL}); await(p); }
CASE(with_too_many_arguments) { char **a = calloc(400001, sizeof *a); for (int i = 0; i < 400000; i++) a[i] = "xxxxxxxx"; R(try(SELF, a, environ)); }
CASE(of_a_fifo) { mkfifo("f", 0755); R(try("f", none, environ)); }
CASE(of_a_device) { mknod("f", S_IFCHR | 0755, 0x103); R(try("f", none, environ)); R(try("/dev/null", none, environ)); }
CASE(of_a_file_that_is_being_written) { copy_self("f"); int fd = open("f", O_WRONLY); R(try("f", none, environ)); close(fd); await(run("f", (char *[]) {"f", "--exit", "6", NULL})); }
CASE(arguments_arrive) { await(START("--arguments", "a", "", "b c", "\303\244")); }
CASE(no_arguments) { fflush(stdout); pid_t p = vfork(); if (!p) { execve("missing", NULL, NULL); _exit(errno); } await(p); }
CASE(environment_arrives) { fflush(stdout); pid_t p = vfork(); if (!p) { execve(SELF, (char *[]) {"self", "--environment", NULL}, (char *[]) {"A=1", "B=", "A=2", NULL}); _exit(1); } await(p); }
CASE(no_environment) { fflush(stdout); pid_t p = vfork(); if (!p) { execve(SELF, (char *[]) {"self", "--environment", NULL}, NULL); _exit(1); } await(p); }
CASE(close_on_exec) { int a = open("f", O_CREAT | O_RDWR | O_CLOEXEC, 0644), b = dup(a); R(b > a); await(START("--descriptors")); R(fcntl(a, F_GETFD)); }
CASE(a_failed_call_closes_nothing) { int a = open("f", O_CREAT | O_RDWR | O_CLOEXEC, 0644); R(try("missing", none, environ)); R(fcntl(a, F_GETFD)); }
static void handler(int s) {}
CASE(handlers_are_reset_and_ignored_stays) { signal(SIGUSR1, handler); signal(SIGUSR2, SIG_IGN); await(START("--signals")); signal(SIGUSR1, SIG_DFL); signal(SIGUSR2, SIG_DFL); }
CASE(mask_and_pending_stay) { fflush(stdout); pid_t p = vfork(); if (!p) { sigset_t s; sigemptyset(&s); sigaddset(&s, SIGUSR1); sigaddset(&s, SIGTERM); sigprocmask(SIG_BLOCK, &s, NULL); kill(getpid(), SIGTERM); execv(SELF, (char *[]) {"self", "--signals", NULL}); _exit(1); } await(p); }
CASE(directory_and_umask_stay) { mkdir("d", 0755); fflush(stdout); pid_t p = vfork(); if (!p) { chdir("d"); umask(051); execv(SELF, (char *[]) {"self", "--place", NULL}); _exit(1); } await(p); }
CASE(number_stays) { volatile pid_t before; fflush(stdout); int a[2]; pipe(a); pid_t p = vfork(); if (!p) { before = getpid(); execv(SELF, (char *[]) {"self", "--exit", "0", NULL}); _exit(1); } CLAIM(before == p); await(p); }
CASE(limits_stay) { fflush(stdout); pid_t p = vfork(); if (!p) { struct rlimit l; getrlimit(RLIMIT_NOFILE, &l); l.rlim_cur = 77; setrlimit(RLIMIT_NOFILE, &l); execv(SELF, (char *[]) {"self", "--limit", NULL}); _exit(1); } await(p); }
CASE(alarms_stay) { fflush(stdout); pid_t p = vfork(); if (!p) { syscall(SYS_alarm, 100); execv(SELF, (char *[]) {"self", "--alarm", NULL}); _exit(1); } int s; waitpid(p, &s, 0); CLAIM(WEXITSTATUS(s) > 90); }
CASE(alternate_stack_goes) { static char b[65536]; fflush(stdout); stack_t t = {b, 0, sizeof b}; R(sigaltstack(&t, NULL)); await(START("--altstack")); t.ss_flags = SS_DISABLE; sigaltstack(&t, NULL); }
CASE(name_is_the_files) { copy_self("somebody"); await(run("./somebody", (char *[]) {"other", "--name", NULL})); copy_self("a_name_that_is_quite_long"); await(run("./a_name_that_is_quite_long", (char *[]) {"other", "--name", NULL})); }
CASE(name_of_a_link) { copy_self("program"); symlink("program", "link"); await(run("./link", (char *[]) {"other", "--name", NULL})); }
CASE(a_script) { char b[300], path[200]; ssize_t n = readlink(SELF, path, 199); path[n] = 0; sprintf(b, "#!%s --arguments\n", path); make("s", b, 0755); await(run("./s", (char *[]) {"zero", "one", "two", NULL})); }
CASE(a_script_without_argument) { char b[300], path[200]; ssize_t n = readlink(SELF, path, 199); path[n] = 0; sprintf(b, "#! %s \n", path); make("--exit", b, 0755); await(run("--exit", (char *[]) {"zero", "8", NULL})); }
CASE(a_script_with_a_long_argument) { char b[300], path[200]; ssize_t n = readlink(SELF, path, 199); path[n] = 0; sprintf(b, "#!%s --arguments and more words  \n", path); make("s", b, 0755); await(run("./s", (char *[]) {"zero", NULL})); }
CASE(a_script_of_a_missing_interpreter) { make("s", "#!/missing/interpreter\n", 0755); R(try("./s", none, environ)); make("t", "#!\n", 0755); R(try("./t", none, environ)); }
CASE(a_script_whose_interpreter_may_not_be_executed) { make("i", "#!/bin/x\n", 0644); char b[4200], d[4096]; sprintf(b, "#!%s/i\n", getcwd(d, 4096)); if (strlen(b) < 250) make("s", b, 0755); R(try("./s", none, environ)); make("t", "#!/\n", 0755); R(try("./t", none, environ)); }
CASE(a_script_that_is_its_own_interpreter) { make("s", "#!./s\n", 0755); R(try("./s", none, environ)); }
CASE(scripts_of_scripts) { char b[300], path[200]; ssize_t n = readlink(SELF, path, 199); path[n] = 0; sprintf(b, "#!%s --arguments\n", path); make("a", b, 0755); make("b", "#!./a x\n", 0755); make("c", "#!./b\n", 0755); await(run("./c", (char *[]) {"zero", "one", NULL})); }
CASE(script_name) { char b[300], path[200]; ssize_t n = readlink(SELF, path, 199); path[n] = 0; sprintf(b, "#!%s --name\n", path); make("script", b, 0755); await(run("./script", (char *[]) {"zero", NULL})); }
CASE(execveat_of_a_descriptor) { int fd = open(SELF, O_RDONLY | O_CLOEXEC); fflush(stdout); pid_t p = vfork(); if (!p) { syscall(SYS_execveat, fd, "", (char *[]) {"self", "--exit", "11", NULL}, environ, AT_EMPTY_PATH); _exit(errno); } await(p); }
CASE(execveat_in_a_folder) { mkdir("d", 0755); copy_self("d/p"); int d = open("d", O_RDONLY); fflush(stdout); pid_t p = vfork(); if (!p) { syscall(SYS_execveat, d, "p", (char *[]) {"self", "--exit", "12", NULL}, environ, 0); _exit(errno); } await(p); }
CASE(execveat_errors) { int d = open(".", O_RDONLY); symlink(SELF, "l"); R(syscall(SYS_execveat, 99, "x", none, environ, 0)); R(syscall(SYS_execveat, d, "missing", none, environ, 0)); R(syscall(SYS_execveat, d, "l", none, environ, AT_SYMLINK_NOFOLLOW)); R(syscall(SYS_execveat, d, "", none, environ, 0)); R(syscall(SYS_execveat, d, "", none, environ, AT_EMPTY_PATH)); R(syscall(SYS_execveat, d, "l", none, environ, 0x8000)); R(syscall(SYS_execveat, 99, "", none, environ, AT_EMPTY_PATH)); int f = open("f", O_CREAT | O_RDWR, 0644); R(syscall(SYS_execveat, f, "x", none, environ, 0)); }
CASE(fexecve_runs) { int fd = open(SELF, O_RDONLY); fflush(stdout); pid_t p = vfork(); if (!p) { fexecve(fd, (char *[]) {"self", "--exit", "13", NULL}, environ); _exit(errno); } await(p); }
CASE(memory_file_runs) { int fd = memfd_create("m", 0), from = open(SELF, O_RDONLY); char b[65536]; ssize_t n; while ((n = read(from, b, sizeof b)) > 0) write(fd, b, n); char path[40]; sprintf(path, "/proc/self/fd/%d", fd); int r = open(path, O_RDONLY); close(fd); fflush(stdout); pid_t p = vfork(); if (!p) { fexecve(r, (char *[]) {"self", "--exit", "14", NULL}, environ); _exit(errno); } await(p); }
CASE(a_program_executes_another) { copy_self("p"); await(run("./p", (char *[]) {"self", "--exit", "15", NULL})); }
CASE(a_deleted_program_runs) { copy_self("p"); int fd = open("p", O_RDONLY); unlink("p"); fflush(stdout); pid_t p = vfork(); if (!p) { fexecve(fd, (char *[]) {"self", "--exit", "16", NULL}, environ); _exit(errno); } await(p); }
CASE(lseek_position_stays) { int fd = open("f", O_CREAT | O_RDWR, 0644); write(fd, "abc", 3); char d[4]; sprintf(d, "%d", fd); await(START("--write", d, "def")); char b[10]; R(pread(fd, b, 10, 0)); printf("%.6s\n", b); }
