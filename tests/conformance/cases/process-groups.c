// SPDX-License-Identifier: Apache-2.0
// Process groups, sessions, and signals between processes.
#include "../processes.h"

static volatile sig_atomic_t caught;
static siginfo_t last;
static void count(int s, siginfo_t *i, void *c) { caught++; last = *i; }
static pid_t leader(void) { fflush(stdout); pid_t p = vfork(); if (!p) { setpgid(0, 0); execv(SELF, (char *[]) {"self", "--pause", NULL}); _exit(1); } return p; }

CASE(a_child_is_in_the_parents_group) { pid_t p = START("--pause"); R(getpgid(p) == getpgrp()); R(getsid(p) == getsid(0)); kill(p, SIGKILL); await(p); }
CASE(a_child_leads_a_group) { pid_t p = leader(); R(getpgid(p) == p); R(getsid(p) == getsid(0)); R(kill(-p, SIGTERM)); await(p); R(kill(-p, 0)); }
CASE(a_member_joins) { pid_t p = leader(); fflush(stdout); pid_t q = vfork(); if (!q) { setpgid(0, p); execv(SELF, (char *[]) {"self", "--pause", NULL}); _exit(1); } R(getpgid(q) == p); R(kill(-p, SIGUSR1)); await(p); await(q); }
CASE(setpgid_errors) { pid_t p = START("--pause"); R(setpgid(0, -1)); R(setpgid(1 << 23, 0)); R(setpgid(-5, 0)); R(setpgid(p, 0)); R(setpgid(p, 1 << 23)); kill(p, SIGKILL); await(p); }
CASE(setpgid_of_a_child_before_execve) { volatile int r = -9; fflush(stdout); pid_t p = vfork(); if (!p) { r = setpgid(0, 0) ? errno : 0; _exit(getpgrp() == getpid()); } R(r); await(p); }
CASE(setpgid_to_a_missing_group) { volatile int r = -9; fflush(stdout); pid_t p = vfork(); if (!p) { r = setpgid(0, 1 << 23) ? errno : 0; _exit(0); } R(r == EPERM); await(p); }
CASE(setsid_makes_all) { volatile int r = 0; fflush(stdout); pid_t p = vfork(); if (!p) { pid_t s = setsid(); r = (s == getpid()) + 2 * (getsid(0) == s) + 4 * (getpgrp() == s); _exit(0); } R(r); await(p); }
CASE(setsid_twice) { volatile int r = 0; fflush(stdout); pid_t p = vfork(); if (!p) { setsid(); r = setsid() == -1 ? errno : 0; _exit(0); } R(r == EPERM); await(p); }
CASE(setsid_of_a_group_leader) { volatile int r = 0; fflush(stdout); pid_t p = vfork(); if (!p) { setpgid(0, 0); r = setsid() == -1 ? errno : 0; _exit(0); } R(r == EPERM); await(p); }
CASE(setpgid_of_a_session_leader) { volatile int r = 0; fflush(stdout); pid_t p = vfork(); if (!p) { setsid(); r = setpgid(0, 0) == -1 ? errno : 0; _exit(0); } R(r == EPERM); await(p); }
CASE(group_of_another_session) { volatile int r = 0; pid_t g = getpgrp(); fflush(stdout); pid_t p = vfork(); if (!p) { setsid(); pid_t q = vfork(); if (!q) { r = setpgid(0, g) == -1 ? errno : 0; _exit(0); } waitpid(q, NULL, 0); _exit(0); } R(r == EPERM); await(p); }
CASE(family_after_execve) { await(START("--family")); fflush(stdout); pid_t p = vfork(); if (!p) { setsid(); execv(SELF, (char *[]) {"self", "--family", NULL}); _exit(1); } await(p); }
CASE(getpgid_errors) { R(getpgid(1 << 23)); R(getpgid(-1)); R(getsid(1 << 23)); R(getsid(-1)); R(getpgid(0) == getpgrp()); }
CASE(kill_errors) { R(kill(1 << 23, 0)); R(kill(getpid(), 65)); R(kill(getpid(), -1)); R(kill(1 << 23, 65)); R(kill(-(1 << 23), 0)); R(kill(getpid(), 0)); }
CASE(kill_a_child) { pid_t p = START("--pause"); R(kill(p, 0)); R(kill(p, SIGTERM)); await(p); R(kill(p, SIGTERM)); }
CASE(a_child_tells_the_parent) { struct sigaction a = {.sa_sigaction = count, .sa_flags = SA_SIGINFO}; sigaction(SIGUSR1, &a, NULL); caught = 0; fflush(stdout); volatile pid_t seen = 0; pid_t p = vfork(); if (!p) { seen = getpid(); kill(getppid(), SIGUSR1); _exit(0); } await(p); R(caught); R(last.si_pid == seen); R(last.si_code); signal(SIGUSR1, SIG_DFL); }
CASE(sigqueue_to_a_child) { sigset_t s; sigemptyset(&s); pid_t p = START("--pause"); R(sigqueue(p, 0, (union sigval) {0})); R(sigqueue(p, SIGUSR2, (union sigval) {5})); await(p); R(sigqueue(p, SIGUSR2, (union sigval) {5})); }
CASE(tgkill_of_a_child) { pid_t p = START("--pause"); R(syscall(SYS_tgkill, getpid(), p, 0)); R(syscall(SYS_tgkill, p, p, 0)); R(syscall(SYS_tkill, p, SIGALRM)); await(p); R(syscall(SYS_tkill, p, 0)); }
CASE(kill_of_the_own_group) { struct sigaction a = {.sa_sigaction = count, .sa_flags = SA_SIGINFO}; fflush(stdout); volatile int r = 0; pid_t p = vfork(); if (!p) { setpgid(0, 0); sigaction(SIGUSR1, &a, NULL); caught = 0; kill(0, SIGUSR1); r = caught; _exit(0); } R(r); await(p); }
CASE(death_signal) { int v = 5; R(prctl(PR_GET_PDEATHSIG, &v)); R(v); R(prctl(PR_SET_PDEATHSIG, SIGTERM)); R(prctl(PR_GET_PDEATHSIG, &v)); R(v); R(prctl(PR_SET_PDEATHSIG, 65)); R(prctl(PR_SET_PDEATHSIG, -1)); R(prctl(PR_SET_PDEATHSIG, 0)); }
CASE(death_signal_is_not_inherited) { prctl(PR_SET_PDEATHSIG, SIGTERM); volatile int v = 5; fflush(stdout); pid_t p = vfork(); if (!p) { int w; prctl(PR_GET_PDEATHSIG, &w); v = w; _exit(0); } R(v); await(p); prctl(PR_SET_PDEATHSIG, 0); }
CASE(parent_dies_while_the_child_lives) {
    R(prctl(PR_SET_CHILD_SUBREAPER, 1)); int a[2]; pipe(a); fflush(stdout); volatile pid_t inner = 0; pid_t p = vfork();
    if (!p) { pid_t q = vfork(); if (!q) { prctl(PR_SET_PDEATHSIG, SIGUSR1); execv(SELF, (char *[]) {"self", "--pause", NULL}); _exit(1); } inner = q; _exit(0); }
    await(p); await(inner); R(prctl(PR_SET_CHILD_SUBREAPER, 0));
}
CASE(scheduling_of_a_child) { pid_t p = START("--pause"); R(setpriority(PRIO_PROCESS, p, 15)); R(getpriority(PRIO_PROCESS, p)); CLAIM(getpriority(PRIO_PROCESS, 0) != 15); kill(p, SIGKILL); await(p); R(getpriority(PRIO_PROCESS, p)); }
CASE(limits_of_a_child) { pid_t p = START("--pause"); struct rlimit l = {33, 44}, m; R(prlimit(p, RLIMIT_NOFILE, &l, NULL)); R(prlimit(p, RLIMIT_NOFILE, NULL, &m)); R(m.rlim_cur); getrlimit(RLIMIT_NOFILE, &m); CLAIM(m.rlim_cur != 33); kill(p, SIGKILL); await(p); R(prlimit(p, RLIMIT_NOFILE, NULL, &m)); }
CASE(proc_of_a_child) { pid_t p = START("--pause"); char b[100], c[50], d[50]; sprintf(b, "/proc/%d/stat", p); R(access(b, F_OK)); FILE *f = fopen(b, "r"); int id = 0; char name[50] = "", state = 0; int parent = 0, group = 0; if (f) { fscanf(f, "%d (%[^)]) %c %d %d", &id, name, &state, &parent, &group); fclose(f); } CLAIM(id == p); CLAIM(parent == getpid()); CLAIM(group == getpgrp()); kill(p, SIGKILL); await(p); R(access(b, F_OK)); }
CASE(proc_of_a_zombie) { pid_t p = START("--exit", "0"); siginfo_t i; waitid(P_PID, p, &i, WEXITED | WNOWAIT); char b[100]; sprintf(b, "/proc/%d/stat", p); FILE *f = fopen(b, "r"); char state = '?'; if (f) { fscanf(f, "%*d (%*[^)]) %c", &state); fclose(f); } printf("%c\n", state); await(p); }
CASE(proc_self_in_a_child) { volatile int same = 0; fflush(stdout); pid_t p = vfork(); if (!p) { char b[30]; ssize_t n = readlink("/proc/self", b, 29); b[n > 0 ? n : 0] = 0; same = atoi(b) == getpid(); _exit(0); } R(same); await(p); }
