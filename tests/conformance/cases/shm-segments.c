// SPDX-License-Identifier: Apache-2.0
// Shared memory of System V and POSIX, memory files and their seals.
#include "../cases.h"
#include <setjmp.h>
#include <stdint.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/shm.h>
#include <sys/syscall.h>

#define PAGE 4096L
#define RW (PROT_READ | PROT_WRITE)

static sigjmp_buf back;

static void on_fault(int signal) {
    siglongjmp(back, signal);
}

static void touch(const char *what, volatile char *at, int writes) {
    signal(SIGSEGV, on_fault);
    signal(SIGBUS, on_fault);
    int signal = sigsetjmp(back, 1);
    if (signal)
        printf("%s: SIG%s\n", what, sigabbrev_np(signal));
    else {
        if (writes)
            *at = 1;
        else
            (void) *at;
        printf("%s: fine\n", what);
    }
}

#define M(call) ({ errno = 0; long r_ = (long) (call); printf("%s: %s\n", #call, r_ == -1 ? strerrorname_np(errno) : "fine"); r_; })
#define KEY 0x43525430

CASE(private_segments_are_new) {
    int one = M(shmget(IPC_PRIVATE, PAGE, 0600)), two = M(shmget(IPC_PRIVATE, PAGE, 0600));
    CLAIM(one != two);
    R(shmctl(one, IPC_RMID, NULL));
    R(shmctl(two, IPC_RMID, NULL));
    R(shmctl(two, IPC_RMID, NULL));
}
CASE(segments_by_key) {
    M(shmget(KEY, PAGE, 0600));
    int id = M(shmget(KEY, PAGE, IPC_CREAT | 0600));
    CLAIM(shmget(KEY, 0, 0) == id);
    CLAIM(shmget(KEY, 100, 0600) == id);
    M(shmget(KEY, PAGE, IPC_CREAT | IPC_EXCL | 0600));
    M(shmget(KEY, PAGE + 1, IPC_CREAT | 0600));
    R(shmctl(id, IPC_RMID, NULL));
    M(shmget(KEY, PAGE, 0600));
}
CASE(segments_of_bad_sizes) {
    M(shmget(KEY, 0, IPC_CREAT | 0600));
    M(shmget(IPC_PRIVATE, 0, 0600));
    M(shmget(IPC_PRIVATE, -1, 0600));
    M(shmget(IPC_PRIVATE, 4 << 20, SHM_HUGETLB | 0600));
}
CASE(attach_and_detach) {
    int id = shmget(IPC_PRIVATE, 2 * PAGE + 5, 0600);
    char *at = shmat(id, NULL, 0);
    CLAIM(at != (void *) -1 && ((uintptr_t) at & PAGE - 1) == 0);
    R(at[PAGE]);
    at[2 * PAGE + 100] = 5;
    char *twin = shmat(id, NULL, SHM_RDONLY);
    R(twin[2 * PAGE + 100]);
    touch("read-only", twin, 1);
    touch("behind", at + 3 * PAGE - 1, 1);
    R(shmdt(at));
    R(shmdt(at));
    R(twin[2 * PAGE + 100]);
    R(shmdt(twin + PAGE));
    R(shmdt(twin));
    touch("gone", twin, 0);
    at = shmat(id, NULL, 0);
    R(at[2 * PAGE + 100]);
    R(shmdt(at));
    R(shmctl(id, IPC_RMID, NULL));
}
CASE(attach_of_what_is_not_there) {
    M(shmat(-1, NULL, 0));
    M(shmat(123456789, NULL, 0));
    R(shmdt((void *) 0x10000));
    char *at = mmap(NULL, PAGE, RW, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    R(shmdt(at));
    R(shmdt(at + 1));
}
CASE(attach_at_an_address) {
    int id = shmget(IPC_PRIVATE, 2 * PAGE, 0600);
    char *at = mmap(NULL, 8 * PAGE, RW, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    M(shmat(id, at, 0));
    M(shmat(id, at + 1, 0));
    CLAIM(shmat(id, at + 1, SHM_RND | SHM_REMAP) == at);
    R(shmdt(at));
    CLAIM(shmat(id, at + 100, SHM_RND) == at);
    at[0] = 7;
    R(at[0]);
    M(shmat(id, NULL, SHM_REMAP));
    R(shmdt(at));
    R(shmctl(id, IPC_RMID, NULL));
}
CASE(status_of_a_segment) {
    int id = shmget(KEY, 5000, IPC_CREAT | 0640);
    struct shmid_ds status;
    memset(&status, 0xff, sizeof status);
    R(shmctl(id, IPC_STAT, &status));
    R(status.shm_segsz);
    R(status.shm_nattch);
    R(status.shm_perm.mode);
    R(status.shm_perm.__key);
    R(status.shm_perm.uid);
    R(status.shm_atime);
    CLAIM(status.shm_ctime > 1000000 && status.shm_cpid == getpid() && status.shm_lpid == 0);
    char *one = shmat(id, NULL, 0), *two = shmat(id, NULL, 0);
    R(shmctl(id, IPC_STAT, &status));
    R(status.shm_nattch);
    CLAIM(status.shm_atime > 1000000 && status.shm_lpid == getpid());
    shmdt(one);
    R(shmctl(id, IPC_STAT, &status));
    R(status.shm_nattch);
    R(shmctl(id, IPC_RMID, NULL));
    R(shmctl(id, IPC_STAT, &status));
    R(status.shm_perm.mode);
    R(status.shm_perm.__key);
    shmdt(two);
    R(shmctl(id, IPC_STAT, &status));
}
CASE(a_removed_segment_lives_while_attached) {
    int id = shmget(KEY, PAGE, IPC_CREAT | 0600);
    char *at = shmat(id, NULL, 0);
    at[0] = 'x';
    R(shmctl(id, IPC_RMID, NULL));
    R(at[0]);
    M(shmget(KEY, PAGE, 0600));
    char *again = shmat(id, NULL, 0);
    CLAIM(again != (void *) -1 && again[0] == 'x');
    R(shmdt(at));
    R(shmdt(again));
    M(shmat(id, NULL, 0));
}
CASE(mode_and_owner_can_be_changed) {
    int id = shmget(IPC_PRIVATE, PAGE, 0600);
    struct shmid_ds status;
    R(shmctl(id, IPC_STAT, &status));
    status.shm_perm.mode = 0444;
    status.shm_perm.uid = 5;
    status.shm_perm.gid = 6;
    R(shmctl(id, IPC_SET, &status));
    R(shmctl(id, IPC_STAT, &status));
    printf("%o %d %d %d\n", status.shm_perm.mode, status.shm_perm.uid, status.shm_perm.gid, status.shm_perm.cuid);
    R(shmctl(id, SHM_LOCK, NULL));
    R(shmctl(id, IPC_STAT, &status));
    printf("%o\n", status.shm_perm.mode);
    R(shmctl(id, SHM_UNLOCK, NULL));
    R(shmctl(id, IPC_RMID, NULL));
}
CASE(shmctl_arguments) {
    int id = shmget(IPC_PRIVATE, PAGE, 0600);
    R(shmctl(id, 99, NULL));
    R(shmctl(-1, IPC_RMID, NULL));
    R(shmctl(-1, IPC_STAT, NULL));
    R(shmctl(id, IPC_STAT, (void *) 8));
    R(shmctl(id, IPC_SET, (void *) 8));
    R(shmctl(id, IPC_RMID, NULL));
}
CASE(protection_of_an_attached_segment) {
    int id = shmget(IPC_PRIVATE, 2 * PAGE, 0600);
    char *at = shmat(id, NULL, 0);
    R(mprotect(at, PAGE, PROT_READ));
    touch("read-only", at, 1);
    R(mprotect(at, PAGE, RW));
    touch("writable", at, 1);
    R(munmap(at, PAGE));
    R(shmdt(at));
    touch("the second page", at + PAGE, 0);
    R(shmctl(id, IPC_RMID, NULL));
}
CASE(objects_of_shm_open) {
    R(shm_unlink("/corto"));
    int fd = shm_open("/corto", O_RDWR | O_CREAT | O_EXCL, 0600);
    CLAIM(fd >= 0);
    R(shm_open("/corto", O_RDWR | O_CREAT | O_EXCL, 0600));
    R(ftruncate(fd, PAGE));
    char *at = mmap(NULL, PAGE, RW, MAP_SHARED, fd, 0);
    at[9] = 9;
    int other = shm_open("/corto", O_RDONLY, 0);
    char *twin = mmap(NULL, PAGE, PROT_READ, MAP_SHARED, other, 0);
    R(twin[9]);
    R(shm_unlink("/corto"));
    R(shm_open("/corto", O_RDWR, 0));
    R(twin[9]);
}
CASE(memory_files) {
    int fd = memfd_create("name", 0);
    R(write(fd, "hello", 5));
    char *at = mmap(NULL, PAGE, RW, MAP_SHARED, fd, 0);
    printf("%s\n", at);
    R(fcntl(fd, F_GETFD));
    struct stat status;
    fstat(fd, &status);
    printf("%o %ld %ld\n", status.st_mode, (long) status.st_nlink, (long) status.st_size);
    char path[64], link[64] = "";
    sprintf(path, "/proc/self/fd/%d", fd);
    R(readlink(path, link, 63));
    puts(link);
    int again = open(path, O_RDONLY);
    R(read(again, link, 5));
    R(close(fd));
    R(close(again));
    puts(at);
    fd = memfd_create("", MFD_CLOEXEC);
    R(fcntl(fd, F_GETFD));
}
CASE(memory_files_of_bad_names_and_flags) {
    char longest[251];
    memset(longest, 'n', 250);
    longest[250] = 0;
    R(memfd_create(longest, 0));
    M(memfd_create(longest + 1, 0));
    R(memfd_create((char *) 8, 0));
    R(memfd_create("x", 0x40));
    R(memfd_create("x", 0x80000000));
}
CASE(seals_have_to_be_allowed) {
    int fd = memfd_create("x", 0);
    R(fcntl(fd, F_GET_SEALS));
    R(fcntl(fd, F_ADD_SEALS, F_SEAL_GROW));
    int other = memfd_create("y", MFD_ALLOW_SEALING);
    R(fcntl(other, F_GET_SEALS));
    R(fcntl(other, F_ADD_SEALS, 0x100));
    int ends[2];
    pipe(ends);
    R(fcntl(ends[0], F_GET_SEALS));
    R(fcntl(ends[1], F_ADD_SEALS, F_SEAL_GROW));
}
CASE(sealed_against_growing_and_shrinking) {
    int fd = memfd_create("x", MFD_ALLOW_SEALING);
    R(ftruncate(fd, 100));
    R(fcntl(fd, F_ADD_SEALS, F_SEAL_GROW));
    R(ftruncate(fd, 200));
    R(ftruncate(fd, 100));
    R(pwrite(fd, "abc", 3, 100));
    R(pwrite(fd, "abc", 3, 10));
    R(fallocate(fd, 0, 0, 300));
    R(fallocate(fd, FALLOC_FL_KEEP_SIZE, 0, 50));
    R(fcntl(fd, F_ADD_SEALS, F_SEAL_SHRINK));
    R(ftruncate(fd, 50));
    R(ftruncate(fd, 100));
    R(fcntl(fd, F_GET_SEALS));
}
CASE(sealed_against_writing) {
    int fd = memfd_create("x", MFD_ALLOW_SEALING);
    R(write(fd, "abc", 3));
    char *at = mmap(NULL, PAGE, RW, MAP_SHARED, fd, 0);
    R(fcntl(fd, F_ADD_SEALS, F_SEAL_WRITE));
    R(munmap(at, PAGE));
    R(fcntl(fd, F_ADD_SEALS, F_SEAL_WRITE));
    R(write(fd, "abc", 3));
    R(write(fd, "abc", 0));
    R(fallocate(fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, 0, PAGE));
    M(mmap(NULL, PAGE, RW, MAP_SHARED, fd, 0));
    at = (char *) M(mmap(NULL, PAGE, RW, MAP_PRIVATE, fd, 0));
    at[0] = 'z';
    char c;
    R(pread(fd, &c, 1, 0));
    R(c);
    R(fcntl(fd, F_ADD_SEALS, F_SEAL_SEAL));
    R(fcntl(fd, F_ADD_SEALS, F_SEAL_GROW));
}
CASE(sealed_against_future_writing) {
    int fd = memfd_create("x", MFD_ALLOW_SEALING);
    R(write(fd, "abc", 3));
    char *at = mmap(NULL, PAGE, RW, MAP_SHARED, fd, 0);
    R(fcntl(fd, F_ADD_SEALS, F_SEAL_FUTURE_WRITE));
    at[1] = 'Z';
    R(write(fd, "abc", 3));
    M(mmap(NULL, PAGE, RW, MAP_SHARED, fd, 0));
    char *reader = (char *) M(mmap(NULL, PAGE, PROT_READ, MAP_SHARED, fd, 0));
    R(reader[1]);
    R(mprotect(reader, PAGE, RW));
}
CASE(seals_want_a_descriptor_to_write) {
    int fd = memfd_create("x", MFD_ALLOW_SEALING);
    char path[64];
    sprintf(path, "/proc/self/fd/%d", fd);
    int reader = open(path, O_RDONLY);
    R(fcntl(reader, F_ADD_SEALS, F_SEAL_GROW));
    R(fcntl(reader, F_GET_SEALS));
    R(fcntl(fd, F_ADD_SEALS, F_SEAL_GROW));
    R(fcntl(reader, F_GET_SEALS));
}
