// SPDX-License-Identifier: Apache-2.0
// Needs options.
// semget(2), semop(2), semtimedop(2), semctl(2).
#include "../processes.h"
#include <sys/ipc.h>
#include <sys/sem.h>

static int make(int count) { return semget(IPC_PRIVATE, count, 0600); }
static int gone(int id) { return semctl(id, 0, IPC_RMID); }
static int op(int id, int number, int change, int flags) { struct sembuf b = {number, change, flags}; return semop(id, &b, 1); }
static int value(int id, int number) { return semctl(id, number, GETVAL); }
static void values(int id, int count) { for (int i = 0; i < count; i++) printf("%d ", value(id, i)); puts(""); }
static int set(int id, int number, int value) { return semctl(id, number, SETVAL, value); }
static int timed(int id, int number, int change, long millis) { struct sembuf b = {number, change, 0}; struct timespec t = {millis / 1000, millis % 1000 * 1000000}; return semtimedop(id, &b, 1, &t); }
static void until_waiting(int id, int number, int command) { for (int i = 0; i < 2000 && semctl(id, number, command) != 1; i++) usleep(1000); }

static int id_, number_, change_, flags_;
static volatile int result_, errno_, done_;
static void *waits(void *a) { result_ = op(id_, number_, change_, flags_); errno_ = errno; done_ = 1; return NULL; }
static pthread_t begin_wait(int id, int number, int change, int flags) { pthread_t t; id_ = id; number_ = number; change_ = change; flags_ = flags; done_ = 0; pthread_create(&t, NULL, waits, NULL); until_waiting(id, number, change == 0 ? GETZCNT : GETNCNT); return t; }
static void end_wait(pthread_t t) { pthread_join(t, NULL); printf("%d %s\n", result_, result_ ? strerrorname_np(errno_) : "ok"); }

CASE(private_sets) { int a = make(1), b = make(1); CLAIM(a >= 0 && b >= 0 && a != b); R(gone(a)); R(gone(b)); R(gone(a)); }
CASE(keys) { key_t k = 0x5EA1; R(semget(k, 2, 0600)); int a = semget(k, 2, IPC_CREAT | 0600); CLAIM(a >= 0); R(semget(k, 2, 0600) == a); R(semget(k, 0, 0) == a); R(semget(k, 1, 0) == a); R(semget(k, 3, 0)); R(semget(k, 2, IPC_CREAT | IPC_EXCL | 0600)); R(semget(k, 2, IPC_EXCL) == a); R(gone(a)); R(semget(k, 2, 0600)); }
CASE(sizes) { R(semget(IPC_PRIVATE, 0, 0600)); R(semget(IPC_PRIVATE, -1, 0600)); R(semget(IPC_PRIVATE, 32001, 0600)); int a = make(32000); CLAIM(a >= 0); R(value(a, 31999)); R(value(a, 32000)); gone(a); }
CASE(begins_at_zero) { int a = make(3); values(a, 3); gone(a); }
CASE(set_and_get) { int a = make(2); R(set(a, 1, 7)); values(a, 2); R(set(a, 1, -1)); R(set(a, 1, 32768)); R(set(a, 1, 32767)); R(set(a, 2, 1)); R(set(a, -1, 1)); R(value(a, 2)); R(value(a, -1)); gone(a); }
CASE(all_values) { int a = make(4); unsigned short v[4] = {1, 2, 3, 4}, w[4] = {0}; R(semctl(a, 0, SETALL, v)); R(semctl(a, 0, GETALL, w)); printf("%d %d %d %d\n", w[0], w[1], w[2], w[3]); v[2] = 40000; R(semctl(a, 0, SETALL, v)); values(a, 4); R(semctl(a, 0, GETALL, 8)); R(semctl(a, 0, SETALL, 8)); gone(a); }
CASE(up_and_down) { int a = make(1); R(op(a, 0, 5, 0)); R(op(a, 0, -2, 0)); values(a, 1); R(op(a, 0, -4, IPC_NOWAIT)); values(a, 1); R(op(a, 0, 0, IPC_NOWAIT)); R(op(a, 0, -3, 0)); R(op(a, 0, 0, 0)); gone(a); }
CASE(too_large) { int a = make(1); set(a, 0, 32760); R(op(a, 0, 7, 0)); R(op(a, 0, 1, 0)); values(a, 1); gone(a); }
CASE(all_or_nothing) { int a = make(3); struct sembuf b[] = {{0, 1, 0}, {1, 2, 0}, {2, -1, IPC_NOWAIT}}; R(semop(a, b, 3)); values(a, 3); set(a, 2, 1); R(semop(a, b, 3)); values(a, 3); gone(a); }
CASE(one_twice_in_a_call) { int a = make(1); struct sembuf b[] = {{0, 2, 0}, {0, -1, 0}, {0, -1, 0}, {0, 0, 0}}; R(semop(a, b, 4)); values(a, 1); struct sembuf c[] = {{0, -1, IPC_NOWAIT}, {0, 1, 0}}; R(semop(a, c, 2)); gone(a); }
CASE(errors) { int a = make(2); struct sembuf b = {2, 1, 0}; R(semop(a, &b, 1)); b.sem_num = 0; R(semop(a, &b, 0)); R(semop(-1, &b, 1)); R(semop(a + (1 << 14), &b, 1)); static struct sembuf many[501]; R(semop(a, many, 501)); R(semop(a, many, 500)); R(syscall(SYS_semop, a, 8, 1)); R(syscall(SYS_semtimedop, a, &b, 1, 8)); struct timespec t = {0, 1000000000}; R(semtimedop(a, &b, 1, &t)); t = (struct timespec) {-1, 0}; R(semtimedop(a, &b, 1, &t)); values(a, 2); R(semctl(a, 0, 99)); R(semctl(-1, 0, GETVAL)); gone(a); R(semop(a, &b, 1)); R(semctl(a, 0, GETVAL)); R(semctl(a, 0, IPC_RMID)); }
CASE(time_is_over) { int a = make(1); R(timed(a, 0, -1, 20)); set(a, 0, 1); R(timed(a, 0, -1, 20)); R(timed(a, 0, -1, 0)); set(a, 0, 2); R(timed(a, 0, 0, 10)); gone(a); }
CASE(waits_for_more) { int a = make(1); pthread_t t = begin_wait(a, 0, -3, 0); R(semctl(a, 0, GETNCNT)); R(semctl(a, 0, GETZCNT)); op(a, 0, 2, 0); usleep(5000); R(done_); op(a, 0, 2, 0); end_wait(t); values(a, 1); R(semctl(a, 0, GETNCNT)); gone(a); }
CASE(waits_for_zero) { int a = make(1); set(a, 0, 2); pthread_t t = begin_wait(a, 0, 0, 0); R(semctl(a, 0, GETZCNT)); op(a, 0, -1, 0); usleep(5000); R(done_); op(a, 0, -1, 0); end_wait(t); gone(a); }
CASE(set_ends_a_wait) { int a = make(1); pthread_t t = begin_wait(a, 0, -1, 0); set(a, 0, 1); end_wait(t); values(a, 1); t = begin_wait(a, 0, -5, 0); unsigned short v[1] = {5}; semctl(a, 0, SETALL, v); end_wait(t); values(a, 1); gone(a); }
CASE(removal_ends_a_wait) { int a = make(1); pthread_t t = begin_wait(a, 0, -1, 0); R(gone(a)); end_wait(t); }
static void nothing(int s) {}
CASE(a_signal_ends_a_wait) { int a = make(1); struct sigaction s = {.sa_handler = nothing, .sa_flags = SA_RESTART}; sigaction(SIGUSR1, &s, NULL); pthread_t t = begin_wait(a, 0, -1, 0); pthread_kill(t, SIGUSR1); end_wait(t); R(semctl(a, 0, GETNCNT)); signal(SIGUSR1, SIG_DFL); gone(a); }
static void *takes(void *p) { int *a = p; struct sembuf b[] = {{0, -1, 0}, {1, -1, 0}}; semop(*a, b, 2); return NULL; }
CASE(a_wait_for_two) { int a = make(2); pthread_t t; pthread_create(&t, NULL, takes, &a); until_waiting(a, 0, GETNCNT); R(semctl(a, 1, GETNCNT)); op(a, 0, 1, 0); R(semctl(a, 0, GETNCNT)); R(semctl(a, 1, GETNCNT)); values(a, 2); op(a, 1, 1, 0); pthread_join(t, NULL); values(a, 2); gone(a); }
static int turn_;
static void *plays(void *p) { int me = (int) (long) p; for (int i = 0; i < 200; i++) { op(turn_, me, -1, 0); op(turn_, 1 - me, 1, 0); } return NULL; }
CASE(two_threads_in_turns) { turn_ = make(2); set(turn_, 0, 1); pthread_t t[2]; for (long i = 0; i < 2; i++) pthread_create(&t[i], NULL, plays, (void *) i); for (int i = 0; i < 2; i++) pthread_join(t[i], NULL); values(turn_, 2); gone(turn_); }
CASE(status) { int a = make(3); struct semid_ds d; R(semctl(a, 0, IPC_STAT, &d)); R(d.sem_nsems); R(d.sem_otime); CLAIM(d.sem_ctime > 1000000000); printf("%o\n", d.sem_perm.mode); R(d.sem_perm.__key); op(a, 0, 1, 0); semctl(a, 0, IPC_STAT, &d); CLAIM(d.sem_otime > 1000000000); R(semctl(a, 0, IPC_STAT, 8)); d.sem_perm.mode = 01644; d.sem_perm.uid = 5; R(semctl(a, 0, IPC_SET, &d)); semctl(a, 0, IPC_STAT, &d); printf("%o %d %d\n", d.sem_perm.mode, d.sem_perm.uid, d.sem_perm.cuid); R(semctl(a, 0, GETPID) == getpid()); R(semctl(a, 1, GETPID)); gone(a); }
CASE(limits) { struct seminfo i; int n = semctl(0, 0, IPC_INFO, &i); CLAIM(n >= 0); R(i.semmsl); R(i.semvmx); R(i.semaem); R(i.semopm >= 500); int a = make(5); semctl(0, 0, SEM_INFO, &i); CLAIM(i.semusz >= 1); CLAIM(i.semaem >= 5); gone(a); }
CASE(undo_of_a_process) { int a = make(2); set(a, 0, 5); fflush(stdout); pid_t p = vfork(); if (!p) { op(a, 0, -2, SEM_UNDO); op(a, 1, 3, SEM_UNDO); op(a, 1, 1, 0); _exit(value(a, 0) * 10 + value(a, 1)); } await(p); values(a, 2); R(semctl(a, 0, GETPID) == p); gone(a); }
CASE(undo_is_bounded_below) { int a = make(1); fflush(stdout); pid_t p = vfork(); if (!p) { op(a, 0, 5, SEM_UNDO); op(a, 0, -3, 0); _exit(0); } await(p); values(a, 1); gone(a); }
CASE(setting_forgets_undo) { int a = make(1); fflush(stdout); pid_t p = vfork(); if (!p) { op(a, 0, 5, SEM_UNDO); set(a, 0, 9); _exit(0); } await(p); values(a, 1); gone(a); }
CASE(undo_wakes) { int a = make(1); set(a, 0, 1); fflush(stdout); pid_t p = vfork(); if (!p) { op(a, 0, -1, SEM_UNDO); execv(SELF, (char *[]) {"self", "--pause", NULL}); _exit(1); } pthread_t t = begin_wait(a, 0, -1, 0); kill(p, SIGKILL); await(p); end_wait(t); values(a, 1); gone(a); }
CASE(too_much_to_undo) { int a = make(1); for (int i = 0; i < 2; i++) { R(op(a, 0, 32767, SEM_UNDO)); set(a, 0, 0); } R(op(a, 0, 20000, SEM_UNDO)); R(op(a, 0, -20000, 0)); R(op(a, 0, 20000, SEM_UNDO)); values(a, 1); gone(a); }
