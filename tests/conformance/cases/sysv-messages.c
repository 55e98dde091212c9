// SPDX-License-Identifier: Apache-2.0
// Needs options.
// msgget(2), msgsnd(2), msgrcv(2), msgctl(2).
#include "../processes.h"
#include <sys/ipc.h>
#include <sys/msg.h>
#ifndef MSG_COPY
#define MSG_COPY 040000
#endif

typedef struct { long type; char text[9000]; } Message;

static int make(void) { return msgget(IPC_PRIVATE, 0600); }
static int gone(int id) { return msgctl(id, IPC_RMID, NULL); }
static int put(int id, long type, const char *text, int flags) { Message m = {type}; strcpy(m.text, text); return msgsnd(id, &m, strlen(text), flags); }
static void take(int id, long type, int flags) { Message m = {0}; long n = msgrcv(id, &m, 100, type, flags | IPC_NOWAIT); if (n < 0) puts(strerrorname_np(errno)); else printf("%ld: %ld %.*s\n", n, m.type, (int) n, m.text); }
static void fill(int id) { put(id, 3, "three", 0); put(id, 1, "one", 0); put(id, 2, "two", 0); put(id, 1, "uno", 0); }
static void show(int id) { struct msqid_ds d; msgctl(id, IPC_STAT, &d); printf("%ld messages %ld bytes\n", (long) d.msg_qnum, (long) d.__msg_cbytes); }

CASE(keys) { key_t k = 0x4E57; R(msgget(k, 0600)); int a = msgget(k, IPC_CREAT | 0600); CLAIM(a >= 0); R(msgget(k, 0) == a); R(msgget(k, IPC_CREAT | IPC_EXCL)); R(gone(a)); R(msgget(k, 0)); R(gone(a)); }
CASE(first_in_first_out) { int a = make(); fill(a); show(a); for (int i = 0; i < 5; i++) take(a, 0, 0); show(a); gone(a); }
CASE(by_type) { int a = make(); fill(a); take(a, 1, 0); take(a, 1, 0); take(a, 1, 0); take(a, 2, 0); take(a, 3, 0); gone(a); }
CASE(by_another_type) { int a = make(); fill(a); take(a, 3, MSG_EXCEPT); take(a, 1, MSG_EXCEPT); take(a, 1, MSG_EXCEPT); take(a, 1, MSG_EXCEPT); show(a); gone(a); }
CASE(by_the_lowest_type) { int a = make(); fill(a); take(a, -2, 0); take(a, -2, 0); take(a, -2, 0); take(a, -2, 0); take(a, -9, 0); gone(a); }
CASE(a_small_buffer) { int a = make(); put(a, 1, "hello", 0); Message m; R(msgrcv(a, &m, 3, 0, IPC_NOWAIT)); show(a); R(msgrcv(a, &m, 3, 0, IPC_NOWAIT | MSG_NOERROR)); printf("%.3s\n", m.text); show(a); gone(a); }
CASE(an_empty_message) { int a = make(); R(put(a, 5, "", 0)); show(a); Message m; R(msgrcv(a, &m, 0, 0, 0)); R(m.type); gone(a); }
CASE(errors) { int a = make(); Message m = {1}; R(msgsnd(a, &m, 8193, 0)); R(msgsnd(a, &m, 8192, 0)); R(msgsnd(a, &m, -1, 0)); m.type = 0; R(msgsnd(a, &m, 1, 0)); m.type = -1; R(msgsnd(a, &m, 1, 0)); R(msgsnd(-1, &m, 1, 0)); m.type = 1; R(msgsnd(a + (1 << 14), &m, 1, 0)); R(syscall(SYS_msgsnd, a, 8, 1, 0)); R(msgrcv(a, &m, -1, 0, 0)); R(msgrcv(-1, &m, 1, 0, 0)); R(msgrcv(a, &m, 9000, 7, IPC_NOWAIT)); R(msgctl(a, 99, NULL)); R(msgctl(-1, IPC_STAT, NULL)); R(msgctl(a, IPC_STAT, (void *) 8)); gone(a); R(msgsnd(a, &m, 1, 0)); R(msgrcv(a, &m, 1, 0, 0)); }
CASE(received_to_nowhere) { int a = make(); put(a, 1, "lost", 0); R(syscall(SYS_msgrcv, a, 8, 10, 0, 0)); show(a); gone(a); }
CASE(full) { int a = make(); Message m = {1}; R(msgsnd(a, &m, 8192, IPC_NOWAIT)); R(msgsnd(a, &m, 8192, IPC_NOWAIT)); R(msgsnd(a, &m, 1, IPC_NOWAIT)); R(msgsnd(a, &m, 0, IPC_NOWAIT)); show(a); msgrcv(a, &m, 9000, 0, 0); R(msgsnd(a, &m, 8192, IPC_NOWAIT)); gone(a); }
CASE(smaller) { int a = make(); struct msqid_ds d; msgctl(a, IPC_STAT, &d); R(d.msg_qbytes); d.msg_qbytes = 10; R(msgctl(a, IPC_SET, &d)); R(put(a, 1, "0123456789", IPC_NOWAIT)); R(put(a, 1, "x", IPC_NOWAIT)); take(a, 0, 0); R(put(a, 1, "0123456789x", IPC_NOWAIT)); gone(a); }
CASE(copies) { int a = make(); fill(a); take(a, 0, MSG_COPY); take(a, 3, MSG_COPY); take(a, 4, MSG_COPY); Message m; R(msgrcv(a, &m, 100, 0, MSG_COPY)); R(msgrcv(a, &m, 100, 0, MSG_COPY | MSG_EXCEPT | IPC_NOWAIT)); show(a); gone(a); }

static int id_;
static volatile int result_, errno_;
static void *receives(void *a) { Message m = {0}; result_ = msgrcv(id_, &m, 100, (long) a, 0); errno_ = errno; if (result_ >= 0) printf("received %ld %.*s\n", m.type, result_, m.text); return NULL; }
static void *sends(void *a) { Message m = {9}; result_ = msgsnd(id_, &m, (long) a, 0); errno_ = errno; return NULL; }
static void end(pthread_t t) { pthread_join(t, NULL); printf("%d %s\n", result_, result_ < 0 ? strerrorname_np(errno_) : "ok"); }
CASE(waits_for_a_message) { id_ = make(); pthread_t t; pthread_create(&t, NULL, receives, (void *) 0L); usleep(20000); put(id_, 4, "there", 0); end(t); gone(id_); }
CASE(waits_for_its_type) { id_ = make(); pthread_t t; pthread_create(&t, NULL, receives, (void *) 7L); usleep(20000); put(id_, 4, "other", 0); usleep(5000); put(id_, 7, "mine", 0); end(t); show(id_); gone(id_); }
CASE(waits_for_room) { id_ = make(); Message m = {1}; msgsnd(id_, &m, 8192, 0); msgsnd(id_, &m, 8000, 0); pthread_t t; pthread_create(&t, NULL, sends, (void *) 300L); usleep(20000); show(id_); msgrcv(id_, &m, 9000, 0, 0); end(t); show(id_); gone(id_); }
CASE(removal_ends_a_wait) { id_ = make(); pthread_t t; pthread_create(&t, NULL, receives, (void *) 0L); usleep(20000); gone(id_); end(t); }
static void nothing(int s) {}
CASE(a_signal_ends_a_wait) { id_ = make(); struct sigaction s = {.sa_handler = nothing, .sa_flags = SA_RESTART}; sigaction(SIGUSR1, &s, NULL); pthread_t t; pthread_create(&t, NULL, receives, (void *) 0L); usleep(20000); pthread_kill(t, SIGUSR1); end(t); signal(SIGUSR1, SIG_DFL); gone(id_); }
CASE(status) { int a = make(); struct msqid_ds d; R(msgctl(a, IPC_STAT, &d)); R(d.msg_stime); R(d.msg_rtime); R(d.msg_lspid); CLAIM(d.msg_ctime > 1000000000); printf("%o\n", d.msg_perm.mode); put(a, 1, "x", 0); take(a, 0, 0); msgctl(a, IPC_STAT, &d); CLAIM(d.msg_stime > 1000000000); CLAIM(d.msg_rtime > 1000000000); R(d.msg_lspid == getpid()); R(d.msg_lrpid == getpid()); d.msg_perm.mode = 0644; d.msg_perm.gid = 7; R(msgctl(a, IPC_SET, &d)); msgctl(a, IPC_STAT, &d); printf("%o %d %d\n", d.msg_perm.mode, d.msg_perm.gid, d.msg_perm.cgid); gone(a); }
CASE(limits) { struct msginfo i; CLAIM(msgctl(0, IPC_INFO, (struct msqid_ds *) &i) >= 0); R(i.msgmax); R(i.msgmnb); int a = make(); put(a, 1, "four", 0); msgctl(0, MSG_INFO, (struct msqid_ds *) &i); CLAIM(i.msgpool >= 1); CLAIM(i.msgmap >= 1); CLAIM(i.msgtql >= 4); gone(a); }
