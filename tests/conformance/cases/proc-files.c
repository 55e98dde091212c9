// SPDX-License-Identifier: Apache-2.0
// /proc, /sys, /dev: which files there are, and in which form. Values are the machine's own.
#include "../cases.h"
#include <dirent.h>
#include <sys/mman.h>
#include <sys/syscall.h>

static char text[1 << 16];

static char *slurp(const char *path) {
    int fd = open(path, O_RDONLY); long n = 0, r; while (fd >= 0 && (r = read(fd, text + n, sizeof text - 1 - n)) > 0) { n += r; }
    text[n > 0 ? n : 0] = 0; if (fd >= 0) { close(fd); } return fd < 0 ? NULL : text;
}

static int has(const char *name) {
    size_t n = strlen(name);
    for (char *at = text; at; at = strchr(at, '\n') ? strchr(at, '\n') + 1 : NULL) { if (strncmp(at, name, n) == 0) { return 1; } } return 0;
}

static void lines(const char *path, const char *names) {
    printf("%s:", path); if (!slurp(path)) { puts(" none"); return; } char copy[2000]; strcpy(copy, names);
    for (char *n = strtok(copy, "|"); n; n = strtok(NULL, "|")) { printf(" %s=%d", n, has(n)); } puts("");
}

static void exists(const char *path) { struct stat s; int r = lstat(path, &s); printf("%s: %o\n", path, r ? 0 : s.st_mode & S_IFMT); }

static int fields(char *line) {
    int n = 0, in = 0; for (; *line && *line != '\n'; line++) { int space = *line == ' '; n += !space && !in; in = !space; } return n;
}

CASE(status) {
    lines("/proc/self/status", "Name:\t|Umask:\t0022|State:\tR (running)|Tgid:\t|Ngid:\t0|Pid:\t|PPid:\t|TracerPid:\t0|Uid:\t0\t0\t0\t0|Gid:\t0\t0\t0\t0|FDSize:\t|Groups:\t|NStgid:\t|NSpid:\t|NSpgid:\t|NSsid:\t|VmPeak:\t|VmSize:\t|VmLck:\t       0 kB|VmPin:\t|VmHWM:\t|VmRSS:\t|RssAnon:\t|RssFile:\t|RssShmem:\t|VmData:\t|VmStk:\t|VmExe:\t|VmLib:\t|VmPTE:\t|VmSwap:\t|HugetlbPages:\t|CoreDumping:\t0|THP_enabled:\t1|Threads:\t1|SigQ:\t|SigPnd:\t0000000000000000|ShdPnd:\t0000000000000000|SigBlk:\t0000000000000000|SigIgn:\t|SigCgt:\t|CapInh:\t|CapPrm:\t|CapEff:\t|CapBnd:\t|CapAmb:\t|NoNewPrivs:\t|Seccomp:\t|Cpus_allowed:\t|Cpus_allowed_list:\t0|Mems_allowed_list:\t0|voluntary_ctxt_switches:\t|nonvoluntary_ctxt_switches:\t");
}

CASE(stat_fields) {
    slurp("/proc/self/stat"); char *end = strrchr(text, ')'); R(atoi(text) == getpid()); R(fields(end + 2)); R(end[2]); int ppid, pgrp, session;
    sscanf(end + 4, "%d %d %d", &ppid, &pgrp, &session); R(pgrp == getpgrp()); R(session == getsid(0)); R(text[strlen(text) - 1]);
}

CASE(statm_fields) { R(fields(slurp("/proc/self/statm"))); R(atol(text) > 0); }

CASE(names) {
    int fd = open("/proc/self/comm", O_RDONLY); char c[32] = {0}; R(read(fd, c, 31) > 1); R(strlen(c) <= 16); slurp("/proc/self/cmdline");
    R(text[0] != 0); R(strcmp(strrchr(text, '/') ? strrchr(text, '/') + 1 : text, "") != 0);
}

CASE(environment) { setenv("LATER", "1", 1); R(slurp("/proc/self/environ") != NULL); R(memmem(text, sizeof text, "LATER", 5) == NULL); }

CASE(links) {
    char t[4096]; long n = readlink("/proc/self/cwd", t, 4095); t[n] = 0; char cwd[4096]; getcwd(cwd, 4096); R(strcmp(t, cwd));
    n = readlink("/proc/self/root", t, 4095); t[n] = 0; puts(t); n = readlink("/proc/self/exe", t, 4095); R(t[0] == '/');
    R(access("/proc/self/exe", X_OK)); n = readlink("/proc/self", t, 10); t[n] = 0; R(atoi(t) == getpid()); n = readlink("/proc/thread-self", t, 40);
    R(n > 6); n = readlink("/proc/mounts", t, 40); t[n] = 0; puts(t); n = readlink("/proc/net", t, 40);
}

CASE(descriptors) {
    int p[2]; pipe(p); int f = open("f", O_CREAT | O_RDWR, 0644); char path[64], t[4096]; sprintf(path, "/proc/self/fd/%d", p[0]);
    long n = readlink(path, t, 4095); t[n] = 0; R(strncmp(t, "pipe:[", 6)); sprintf(path, "/proc/self/fd/%d", f); n = readlink(path, t, 4095);
    t[n] = 0; puts(strrchr(t, '/')); struct stat s; lstat(path, &s); R(S_ISLNK(s.st_mode)); unlink("f"); n = readlink(path, t, 4095); t[n] = 0;
    puts(strrchr(t, '/'));
}

CASE(descriptor_information) {
    int f = open("f", O_CREAT | O_RDWR | O_APPEND | O_CLOEXEC, 0644); lseek(f, 17, SEEK_SET); char path[64]; sprintf(path, "/proc/self/fdinfo/%d", f);
    lines(path, "pos:\t17|flags:\t02102002|mnt_id:\t|ino:\t"); R(slurp("/proc/self/fdinfo/99") == NULL);
}

CASE(maps) {
    char *m = mmap(0, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0); slurp("/proc/self/maps"); char line[100];
    sprintf(line, "%lx-", (unsigned long) m); R(strstr(text, "[stack]") != NULL); R(strstr(text, "[heap]") != NULL || malloc(100) != NULL);
    R(strstr(text, "r-xp") != NULL); R(strstr(text, "[vdso]") != NULL);
}

CASE(a_mapped_file_in_maps) {
    int fd = open("mapped", O_CREAT | O_RDWR, 0644); ftruncate(fd, 8192); mmap(0, 4096, PROT_READ, MAP_SHARED, fd, 4096); slurp("/proc/self/maps");
    char *name = strstr(text, "/a_mapped_file_in_maps/mapped\n"); R(name != NULL); char *line = name; while (line > text && line[-1] != '\n') line--;
    char rights[5], where[20]; sscanf(line, "%*s %4s %19s", rights, where); puts(rights); puts(where);
}

CASE(sizes_of_mappings) {
    lines("/proc/self/smaps", "Size: |KernelPageSize:        4 kB|MMUPageSize:           4 kB|Rss: |Pss: |Shared_Clean: |Shared_Dirty: |Private_Clean: |Private_Dirty: |Referenced: |Anonymous: |LazyFree: |AnonHugePages: |Swap: |SwapPss: |Locked: |VmFlags: rd");
    lines("/proc/self/smaps_rollup", "Rss: |Pss: |Private_Dirty: |Swap: ");
}

CASE(limits) {
    lines("/proc/self/limits", "Limit                     Soft Limit           Hard Limit           Units     |Max cpu time              |Max file size             |Max open files            |Max stack size            8388608 |Max processes             |Max realtime timeout      ");
}

CASE(other_files_of_the_process) {
    char *all[] = {"auxv", "cgroup", "coredump_filter", "cpuset", "fd", "fdinfo", "gid_map", "io", "limits", "loginuid", "mountinfo", "mounts", "ns", "oom_adj", "oom_score", "oom_score_adj", "personality", "root", "schedstat", "sessionid", "setgroups", "smaps", "stat", "statm", "status", "task", "timerslack_ns", "uid_map", "wchan", "ns/mnt", "ns/pid", "ns/net"};
    for (int i = 0; i < 32; i++) { char path[64]; sprintf(path, "/proc/self/%s", all[i]); exists(path); }
}

CASE(io_counters) { lines("/proc/self/io", "rchar: |wchar: |syscr: |syscw: |read_bytes: |write_bytes: |cancelled_write_bytes: "); }

CASE(out_of_memory_adjustment) {
    int fd = open("/proc/self/oom_score_adj", O_RDWR); R(write(fd, "500\n", 4)); char c[10] = {0}; R(pread(fd, c, 9, 0)); puts(c);
    R(write(fd, "5000", 4)); R(write(fd, "x", 1)); R(pwrite(fd, "0", 1, 0));
}

CASE(memory) {
    lines("/proc/meminfo", "MemTotal:       |MemFree:        |MemAvailable:   |Buffers:        |Cached:         |SwapCached:     |Active:         |Inactive:       |Active(anon):   |Inactive(file): |Unevictable:    |Mlocked:        |SwapTotal:      |SwapFree:       |Dirty:          |Writeback:      |AnonPages:      |Mapped:         |Shmem:          |Slab:           |SReclaimable:   |SUnreclaim:     |KernelStack:    |PageTables:     |CommitLimit:    |Committed_AS:   |VmallocTotal:   |VmallocUsed:    ");
    slurp("/proc/meminfo"); R(strstr(text, " kB\n") != NULL); long total = 0; sscanf(text, "MemTotal: %ld kB", &total); R(total > 50000);
}

CASE(processor) {
    lines("/proc/cpuinfo", "processor\t: 0|vendor_id\t: |cpu family\t: |model\t\t: |model name\t: |stepping\t: |siblings\t: |core id\t\t: |cpu cores\t: |fpu\t\t: yes|wp\t\t: yes|flags\t\t: fpu |clflush size\t: 64|address sizes\t: ");
    R(strstr(text, " sse2 ") != NULL); R(strstr(text, " cx16 ") != NULL);
}

CASE(machine) {
    lines("/proc/stat", "cpu  |cpu0 |intr |ctxt |btime |processes |procs_running |procs_blocked |softirq "); slurp("/proc/uptime");
    double up = 0, idle = -1; R(sscanf(text, "%lf %lf\n", &up, &idle)); R(up > 0 && idle >= 0); R(fields(slurp("/proc/loadavg")));
    R(strchr(text, '/') != NULL); R(strncmp(slurp("/proc/version"), "Linux version ", 14)); lines("/proc/filesystems", "nodev\tproc|nodev\tsysfs");
    lines("/proc/swaps", "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority");
}

CASE(mounts) {
    R(slurp("/proc/mounts") != NULL); R(strstr(text, " /proc proc rw,") != NULL); R(strstr(text, " /sys sysfs rw,") != NULL);
    char *line = strstr(text, " /proc proc "); R(strstr(line, " 0 0\n") != NULL); slurp("/proc/self/mountinfo"); line = strstr(text, " / /proc rw,");
    R(line != NULL); R(strstr(line, " - proc ") != NULL); R(slurp("/proc/self/mounts") != NULL);
}

CASE(settings_of_the_kernel) {
    char *all[] = {"kernel/hostname", "kernel/ostype", "kernel/osrelease", "kernel/version", "kernel/pid_max", "kernel/threads-max", "kernel/ngroups_max", "kernel/cap_last_cap", "kernel/random/boot_id", "kernel/random/uuid", "kernel/random/entropy_avail", "kernel/core_pattern", "kernel/overflowuid", "kernel/tainted", "vm/overcommit_memory", "vm/max_map_count", "vm/swappiness", "vm/mmap_min_addr", "vm/nr_hugepages", "fs/file-max", "fs/nr_open", "fs/pipe-max-size", "net/core/somaxconn"};
    for (int i = 0; i < 23; i++) { char path[64]; sprintf(path, "/proc/sys/%s", all[i]); char *t = slurp(path); printf("%s: %s\n", all[i], t == NULL ? "none" : t[strlen(t) - 1] == '\n' ? "a line" : "no line"); }
    slurp("/proc/sys/kernel/ostype"); printf("%s", text); slurp("/proc/sys/fs/pipe-max-size"); printf("%s", text); char one[40];
    strcpy(one, slurp("/proc/sys/kernel/random/uuid")); R(strlen(one)); R(strcmp(one, slurp("/proc/sys/kernel/random/uuid")) != 0);
    strcpy(one, slurp("/proc/sys/kernel/random/boot_id")); R(strcmp(one, slurp("/proc/sys/kernel/random/boot_id")));
}

CASE(nothing_can_be_made_there) {
    R(open("/proc/self/x", O_CREAT | O_RDWR, 0600)); R(unlink("/proc/self/status")); R(mkdir("/proc/x", 0700));
    R(open("/proc/self/status", O_WRONLY) >= 0); int here = open(".", O_RDONLY); R(chdir("/proc/self/fd")); fchdir(here); R(truncate("/proc/uptime", 0)); R(open("/proc/0", O_RDONLY));
    R(open("/proc/99999999", O_RDONLY)); R(open("/proc/self/task/99999999", O_RDONLY));
}

CASE(reading_in_parts) {
    int fd = open("/proc/self/status", O_RDONLY); char c[6] = {0}; R(read(fd, c, 5)); puts(c); R(lseek(fd, 0, SEEK_CUR)); R(lseek(fd, 0, SEEK_SET));
    R(pread(fd, c, 4, 1)); c[4] = 0; puts(c); struct stat s; fstat(fd, &s); R(s.st_size); printf("%o\n", s.st_mode); R(lseek(fd, 100000, SEEK_SET));
    R(read(fd, c, 5)); R(write(fd, c, 1)); R(mmap(0, 4096, PROT_READ, MAP_PRIVATE, fd, 0) == MAP_FAILED ? -1 : 0);
}

CASE(processors_in_sys) {
    char *all[] = {"cpu/online", "cpu/possible", "cpu/present", "cpu/kernel_max", "cpu/cpu0/topology/core_id", "cpu/cpu0/topology/physical_package_id", "node/online", "node/possible", "node/node0/cpulist", "node/node0/meminfo", "node/node0/distance", "clocksource/clocksource0/current_clocksource"};
    for (int i = 0; i < 12; i++) { char path[100]; sprintf(path, "/sys/devices/system/%s", all[i]); char *t = slurp(path); printf("%s: %s\n", all[i], t == NULL ? "none" : t[strlen(t) - 1] == '\n' ? "a line" : "no line"); }
    lines("/sys/devices/system/node/node0/meminfo", "Node 0 MemTotal:       |Node 0 MemFree:        "); struct stat s;
    stat("/sys/devices/system/cpu/online", &s); R(s.st_size); printf("%o\n", s.st_mode);
}

CASE(devices) {
    char *all[] = {"null", "zero", "full", "random", "urandom", "tty", "console", "fd", "stdin", "stdout", "stderr", "shm", "ptmx"};
    for (int i = 0; i < 11; i++) { char path[32]; sprintf(path, "/dev/%s", all[i]); exists(path); } struct stat s; stat("/dev/zero", &s);
    printf("%o %lx\n", s.st_mode, (long) s.st_rdev); stat("/dev/shm", &s); printf("%o\n", s.st_mode); char t[64]; long n = readlink("/dev/fd", t, 63);
    t[n] = 0; puts(t); n = readlink("/dev/stdin", t, 63); t[n] = 0; puts(t); char a[16], b[16]; int fd = open("/dev/urandom", O_RDONLY);
    R(read(fd, a, 16)); R(read(fd, b, 16)); R(memcmp(a, b, 16) != 0); R(write(open("/dev/random", O_WRONLY), a, 16));
}
