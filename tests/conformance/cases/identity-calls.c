// SPDX-License-Identifier: Apache-2.0
// Who a program is, and what it may and is given: uname, resources, priorities, users and groups, capabilities, prctl.
#include "../cases.h"
#include <grp.h>
#include <linux/capability.h>
#include <sched.h>
#include <signal.h>
#include <sys/fsuid.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/sysinfo.h>
#include <sys/time.h>
#include <sys/times.h>
#include <sys/utsname.h>

#define BAD ((void *) 8)

CASE(uname_tells_linux_and_the_processor) {
    struct utsname name;
    R(uname(&name));
    puts(name.sysname);
    puts(name.machine);
    R(name.release[0] >= '3');
}

CASE(uname_to_a_bad_address) {
    R(syscall(SYS_uname, BAD));
}

CASE(sysinfo_has_memory) {
    struct sysinfo info;
    R(sysinfo(&info));
    R(info.mem_unit);
    R(info.totalram > info.freeram);
    R(info.procs > 0);
}

CASE(sysinfo_to_a_bad_address) {
    R(syscall(SYS_sysinfo, BAD));
}

CASE(getrusage_of_rusage_self) {
    struct rusage usage;
    R(getrusage(RUSAGE_SELF, &usage));
    R(usage.ru_utime.tv_sec >= 0 && usage.ru_utime.tv_usec < 1000000);
}

CASE(getrusage_of_rusage_thread) {
    struct rusage usage;
    R(getrusage(RUSAGE_THREAD, &usage));
    R(usage.ru_utime.tv_sec >= 0 && usage.ru_utime.tv_usec < 1000000);
}

CASE(getrusage_of_rusage_children) {
    struct rusage usage;
    R(getrusage(RUSAGE_CHILDREN, &usage));
    R(usage.ru_utime.tv_sec >= 0 && usage.ru_utime.tv_usec < 1000000);
}

CASE(getrusage_of_nobody) {
    struct rusage usage;
    R(getrusage(5, &usage));
    R(getrusage(-7, &usage));
}

CASE(getrusage_to_a_bad_address) {
    R(syscall(SYS_getrusage, RUSAGE_SELF, BAD));
}

CASE(times_goes_on) {
    struct tms times_;
    clock_t first = times(&times_);
    R(first != -1);
    R(times(&times_) >= first);
    R(syscall(SYS_times, NULL) > 0);
}

CASE(limit_cpu_can_be_lowered) {
    struct rlimit limit, again;
    R(prlimit(0, RLIMIT_CPU, NULL, &limit));
    R(setrlimit(RLIMIT_CPU, &limit));
    R(getrlimit(RLIMIT_CPU, &again));
    R(again.rlim_cur == limit.rlim_cur && again.rlim_max == limit.rlim_max);
}

CASE(limit_fsize_can_be_lowered) {
    struct rlimit limit, again;
    R(prlimit(0, RLIMIT_FSIZE, NULL, &limit));
    R(setrlimit(RLIMIT_FSIZE, &limit));
    R(getrlimit(RLIMIT_FSIZE, &again));
    R(again.rlim_cur == limit.rlim_cur && again.rlim_max == limit.rlim_max);
}

CASE(limit_data_can_be_lowered) {
    struct rlimit limit, again;
    R(prlimit(0, RLIMIT_DATA, NULL, &limit));
    R(setrlimit(RLIMIT_DATA, &limit));
    R(getrlimit(RLIMIT_DATA, &again));
    R(again.rlim_cur == limit.rlim_cur && again.rlim_max == limit.rlim_max);
}

CASE(limit_stack_can_be_lowered) {
    struct rlimit limit, again;
    R(prlimit(0, RLIMIT_STACK, NULL, &limit));
    R(setrlimit(RLIMIT_STACK, &limit));
    R(getrlimit(RLIMIT_STACK, &again));
    R(again.rlim_cur == limit.rlim_cur && again.rlim_max == limit.rlim_max);
}

CASE(limit_core_can_be_lowered) {
    struct rlimit limit, again;
    R(prlimit(0, RLIMIT_CORE, NULL, &limit));
    limit.rlim_cur = limit.rlim_max < 100000 ? limit.rlim_max : 100000;
    R(setrlimit(RLIMIT_CORE, &limit));
    R(getrlimit(RLIMIT_CORE, &again));
    R(again.rlim_cur == limit.rlim_cur && again.rlim_max == limit.rlim_max);
}

CASE(limit_rss_can_be_lowered) {
    struct rlimit limit, again;
    R(prlimit(0, RLIMIT_RSS, NULL, &limit));
    limit.rlim_cur = limit.rlim_max < 100000 ? limit.rlim_max : 100000;
    R(setrlimit(RLIMIT_RSS, &limit));
    R(getrlimit(RLIMIT_RSS, &again));
    R(again.rlim_cur == limit.rlim_cur && again.rlim_max == limit.rlim_max);
}

CASE(limit_as_can_be_lowered) {
    struct rlimit limit, again;
    R(prlimit(0, RLIMIT_AS, NULL, &limit));
    R(setrlimit(RLIMIT_AS, &limit));
    R(getrlimit(RLIMIT_AS, &again));
    R(again.rlim_cur == limit.rlim_cur && again.rlim_max == limit.rlim_max);
}

CASE(limit_locks_can_be_lowered) {
    struct rlimit limit, again;
    R(prlimit(0, RLIMIT_LOCKS, NULL, &limit));
    limit.rlim_cur = limit.rlim_max < 100000 ? limit.rlim_max : 100000;
    R(setrlimit(RLIMIT_LOCKS, &limit));
    R(getrlimit(RLIMIT_LOCKS, &again));
    R(again.rlim_cur == limit.rlim_cur && again.rlim_max == limit.rlim_max);
}

CASE(limit_sigpending_can_be_lowered) {
    struct rlimit limit, again;
    R(prlimit(0, RLIMIT_SIGPENDING, NULL, &limit));
    limit.rlim_cur = limit.rlim_max < 100000 ? limit.rlim_max : 100000;
    R(setrlimit(RLIMIT_SIGPENDING, &limit));
    R(getrlimit(RLIMIT_SIGPENDING, &again));
    R(again.rlim_cur == limit.rlim_cur && again.rlim_max == limit.rlim_max);
}

CASE(limit_rttime_can_be_lowered) {
    struct rlimit limit, again;
    R(prlimit(0, RLIMIT_RTTIME, NULL, &limit));
    limit.rlim_cur = limit.rlim_max < 100000 ? limit.rlim_max : 100000;
    R(setrlimit(RLIMIT_RTTIME, &limit));
    R(getrlimit(RLIMIT_RTTIME, &again));
    R(again.rlim_cur == limit.rlim_cur && again.rlim_max == limit.rlim_max);
}

CASE(limit_nofile_can_be_lowered) {
    struct rlimit limit, again;
    R(prlimit(0, RLIMIT_NOFILE, NULL, &limit));
    R(setrlimit(RLIMIT_NOFILE, &limit));
    R(getrlimit(RLIMIT_NOFILE, &again));
    R(again.rlim_cur == limit.rlim_cur && again.rlim_max == limit.rlim_max);
}

CASE(limit_nproc_can_be_lowered) {
    struct rlimit limit, again;
    R(prlimit(0, RLIMIT_NPROC, NULL, &limit));
    limit.rlim_cur = limit.rlim_max < 100000 ? limit.rlim_max : 100000;
    R(setrlimit(RLIMIT_NPROC, &limit));
    R(getrlimit(RLIMIT_NPROC, &again));
    R(again.rlim_cur == limit.rlim_cur && again.rlim_max == limit.rlim_max);
}

CASE(limit_memlock_can_be_lowered) {
    struct rlimit limit, again;
    R(prlimit(0, RLIMIT_MEMLOCK, NULL, &limit));
    limit.rlim_cur = limit.rlim_max < 100000 ? limit.rlim_max : 100000;
    R(setrlimit(RLIMIT_MEMLOCK, &limit));
    R(getrlimit(RLIMIT_MEMLOCK, &again));
    R(again.rlim_cur == limit.rlim_cur && again.rlim_max == limit.rlim_max);
}

CASE(limit_msgqueue_can_be_lowered) {
    struct rlimit limit, again;
    R(prlimit(0, RLIMIT_MSGQUEUE, NULL, &limit));
    limit.rlim_cur = limit.rlim_max < 100000 ? limit.rlim_max : 100000;
    R(setrlimit(RLIMIT_MSGQUEUE, &limit));
    R(getrlimit(RLIMIT_MSGQUEUE, &again));
    R(again.rlim_cur == limit.rlim_cur && again.rlim_max == limit.rlim_max);
}

CASE(limit_nice_can_be_lowered) {
    struct rlimit limit, again;
    R(prlimit(0, RLIMIT_NICE, NULL, &limit));
    limit.rlim_cur = limit.rlim_max < 100000 ? limit.rlim_max : 100000;
    R(setrlimit(RLIMIT_NICE, &limit));
    R(getrlimit(RLIMIT_NICE, &again));
    R(again.rlim_cur == limit.rlim_cur && again.rlim_max == limit.rlim_max);
}

CASE(limit_rtprio_can_be_lowered) {
    struct rlimit limit, again;
    R(prlimit(0, RLIMIT_RTPRIO, NULL, &limit));
    limit.rlim_cur = limit.rlim_max < 100000 ? limit.rlim_max : 100000;
    R(setrlimit(RLIMIT_RTPRIO, &limit));
    R(getrlimit(RLIMIT_RTPRIO, &again));
    R(again.rlim_cur == limit.rlim_cur && again.rlim_max == limit.rlim_max);
}

CASE(a_limit_above_its_maximum) {
    struct rlimit limit = {.rlim_cur = 20, .rlim_max = 10};
    R(setrlimit(RLIMIT_CORE, &limit));
}

CASE(a_limit_that_there_is_not) {
    struct rlimit limit;
    R(getrlimit(16, &limit));
    R(prlimit(0, 99, NULL, &limit));
    R(getrlimit(-1, &limit));
}

CASE(limits_at_bad_addresses) {
    R(syscall(SYS_prlimit64, 0, RLIMIT_CORE, BAD, NULL));
    R(syscall(SYS_prlimit64, 0, RLIMIT_CORE, NULL, BAD));
    R(syscall(SYS_getrlimit, RLIMIT_CORE, BAD));
}

CASE(limits_of_nobody) {
    struct rlimit limit;
    R(prlimit(4194305, RLIMIT_CORE, NULL, &limit));
}

CASE(limits_of_itself_by_number) {
    struct rlimit limit;
    R(prlimit(getpid(), RLIMIT_CORE, NULL, &limit));
}

CASE(a_nice_value) {
    R(getpriority(PRIO_PROCESS, 0));
    R(setpriority(PRIO_PROCESS, 0, 5));
    R(getpriority(PRIO_PROCESS, 0));
    R(syscall(SYS_getpriority, PRIO_PROCESS, 0));
    R(setpriority(PRIO_PROCESS, 0, 100));
    R(getpriority(PRIO_PROCESS, 0));
}

CASE(priorities_of_unknown_kinds) {
    R(getpriority(5, 0));
    R(setpriority(-1, 0, 0));
    R(getpriority(PRIO_PROCESS, 4194305));
    R(setpriority(PRIO_PROCESS, 4194305, 0));
}

CASE(priorities_of_user_and_group) {
    R(getpriority(PRIO_USER, 0) <= 19);
    R(getpriority(PRIO_PGRP, 0) <= 19);
}

CASE(users_are_root) {
    R(getuid());
    R(geteuid());
    R(getgid());
    R(getegid());
}

CASE(users_three_ways) {
    uid_t a, b, c;
    R(getresuid(&a, &b, &c));
    R(a == getuid() && b == geteuid() && c == geteuid());
    gid_t d, e, f;
    R(getresgid(&d, &e, &f));
    R(d == getgid() && e == getegid());
    R(syscall(SYS_getresuid, BAD, &b, &c));
    R(syscall(SYS_getresgid, &d, BAD, &f));
}

CASE(another_effective_user_and_back) {
    R(seteuid(1000));
    R(geteuid());
    R(getuid());
    R(seteuid(0));
    R(geteuid());
}

CASE(setreuid_and_back) {
    R(setreuid(-1, 1000));
    R(geteuid());
    R(setreuid(-1, 0));
    R(geteuid());
    R(setreuid(-1, -1));
}

CASE(setresuid_of_one) {
    R(setresuid(-1, 1000, -1));
    uid_t a, b, c;
    R(getresuid(&a, &b, &c));
    printf("%u %u %u\n", a, b, c);
    R(setresuid(-1, 0, -1));
}

CASE(setresgid_of_one) {
    R(setresgid(-1, 1000, -1));
    gid_t a, b, c;
    R(getresgid(&a, &b, &c));
    printf("%u %u %u\n", a, b, c);
    R(setresgid(-1, 0, -1));
}

CASE(setregid_and_back) {
    R(setregid(-1, 7));
    R(getegid());
    R(setregid(-1, 0));
    R(getegid());
}

CASE(invalid_users) {
    R(syscall(SYS_setuid, -1));
    R(syscall(SYS_setgid, -1));
    R(syscall(SYS_setreuid, -1, -1));
    R(syscall(SYS_setresuid, -1, -1, -1));
}

CASE(file_system_users) {
    R(setfsuid(1000));
    R(setfsuid(-1));
    R(setfsuid(0));
    R(setfsuid(-1));
    R(setfsgid(5));
    R(setfsgid(-1));
    R(setfsgid(0));
}

CASE(groups) {
    gid_t set[3] = {3, 1, 2}, got[8];
    R(setgroups(3, set));
    R(getgroups(0, NULL));
    R(getgroups(8, got));
    printf("%u %u %u\n", got[0], got[1], got[2]);
    R(getgroups(2, got));
    R(getgroups(-1, got));
    R(setgroups(0, NULL));
    R(getgroups(0, NULL));
}

CASE(too_many_groups) {
    R(syscall(SYS_setgroups, 65537, NULL));
    R(syscall(SYS_setgroups, 2, BAD));
}

CASE(capabilities_versions) {
    struct __user_cap_header_struct header = {.version = 0};
    struct __user_cap_data_struct data[2];
    R(syscall(SYS_capget, &header, NULL));
    R(header.version);
    header.version = 1;
    R(syscall(SYS_capget, &header, data));
    R(header.version);
}

CASE(capabilities_of_itself) {
    struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
    struct __user_cap_data_struct data[2];
    R(syscall(SYS_capget, &header, data));
    R((data[0].effective & ~data[0].permitted) == 0);
    R(syscall(SYS_capset, &header, data));
}

CASE(capabilities_of_nobody) {
    struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3, .pid = 4194305};
    struct __user_cap_data_struct data[2];
    R(syscall(SYS_capget, &header, data));
    header.pid = -1;
    R(syscall(SYS_capget, &header, data));
}

CASE(capabilities_at_bad_addresses) {
    struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
    R(syscall(SYS_capget, BAD, NULL));
    R(syscall(SYS_capget, &header, BAD));
    R(syscall(SYS_capset, &header, BAD));
}

CASE(effective_above_permitted) {
    struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
    struct __user_cap_data_struct data[2];
    syscall(SYS_capget, &header, data);
    data[0].effective = 1 << CAP_KILL;
    data[0].permitted = 0;
    R(syscall(SYS_capset, &header, data));
}

CASE(prctl_name) {
    char name[17] = "";
    R(prctl(PR_SET_NAME, "a-name-longer-than-15"));
    R(prctl(PR_GET_NAME, name));
    puts(name);
    R(prctl(PR_SET_NAME, ""));
    R(prctl(PR_GET_NAME, name));
    printf("[%s]\n", name);
    R(prctl(PR_SET_NAME, BAD));
    R(prctl(PR_GET_NAME, BAD));
}

CASE(prctl_dumpable) {
    R(prctl(PR_SET_DUMPABLE, 0));
    R(prctl(PR_GET_DUMPABLE));
    R(prctl(PR_SET_DUMPABLE, 1));
    R(prctl(PR_GET_DUMPABLE));
    R(prctl(PR_SET_DUMPABLE, 2));
    R(prctl(PR_SET_DUMPABLE, 3));
}

CASE(prctl_death_signal) {
    int signal = -1;
    R(prctl(PR_SET_PDEATHSIG, SIGTERM));
    R(prctl(PR_GET_PDEATHSIG, &signal));
    R(signal);
    R(prctl(PR_SET_PDEATHSIG, 65));
    R(prctl(PR_SET_PDEATHSIG, 0));
    R(prctl(PR_GET_PDEATHSIG, BAD));
}

CASE(prctl_keep_capabilities) {
    R(prctl(PR_GET_KEEPCAPS));
    R(prctl(PR_SET_KEEPCAPS, 1));
    R(prctl(PR_GET_KEEPCAPS));
    R(prctl(PR_SET_KEEPCAPS, 2));
    R(prctl(PR_SET_KEEPCAPS, 0));
}

CASE(prctl_no_new_privileges) {
    R(prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0));
    R(prctl(PR_SET_NO_NEW_PRIVS, 0, 0, 0, 0));
    R(prctl(PR_SET_NO_NEW_PRIVS, 1, 1, 0, 0));
    R(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0));
    R(prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0));
}

CASE(prctl_subreaper) {
    int is = -1;
    R(prctl(PR_SET_CHILD_SUBREAPER, 1));
    R(prctl(PR_GET_CHILD_SUBREAPER, &is));
    R(is);
    R(prctl(PR_SET_CHILD_SUBREAPER, 0));
}

CASE(prctl_timer_slack) {
    R(prctl(PR_GET_TIMERSLACK));
    R(prctl(PR_SET_TIMERSLACK, 1000));
    R(prctl(PR_GET_TIMERSLACK));
    R(prctl(PR_SET_TIMERSLACK, 0));
    R(prctl(PR_GET_TIMERSLACK));
}

CASE(prctl_bounding_set) {
    R(prctl(PR_CAPBSET_READ, 99));
    R(prctl(PR_CAPBSET_DROP, 99));
}

CASE(prctl_unknown) {
    R(prctl(9999));
    R(prctl(-1));
}

CASE(prctl_timing) {
    R(prctl(PR_GET_TIMING));
    R(prctl(PR_SET_TIMING, PR_TIMING_STATISTICAL));
    R(prctl(PR_SET_TIMING, PR_TIMING_TIMESTAMP));
}

CASE(personality_is_linux) {
    R(personality(0xffffffff));
    R(personality(ADDR_NO_RANDOMIZE));
    R(personality(0xffffffff));
    R(personality(0));
    R(personality(0xffffffff));
}

CASE(getcpu_tells_both) {
    unsigned cpu = 9999, node = 9999;
    R(syscall(SYS_getcpu, &cpu, &node, NULL));
    R(cpu < 9999 && node < 9999);
    R(syscall(SYS_getcpu, NULL, NULL, NULL));
    R(syscall(SYS_getcpu, BAD, NULL, NULL));
}

// The names of the machine stay as they are: these cases also run on the host.
CASE(host_names) {
    char name[65];
    R(gethostname(name, sizeof name));
    R(sethostname(name, 65));
    R(sethostname(name, -1));
    R(syscall(SYS_sethostname, BAD, 3));
    R(sethostname(name, strlen(name)));
}

CASE(domain_names) {
    struct utsname name;
    R(uname(&name));
    R(setdomainname(name.domainname, 65));
    R(setdomainname(name.domainname, strlen(name.domainname)));
}

CASE(random_flags) {
    char bytes[300];
    R(getrandom(bytes, 300, 0));
    R(getrandom(bytes, 16, GRND_NONBLOCK));
    R(getrandom(bytes, 16, GRND_RANDOM));
    R(getrandom(bytes, 16, GRND_INSECURE));
    R(getrandom(bytes, 16, GRND_INSECURE | GRND_RANDOM));
    R(getrandom(bytes, 16, 8));
    R(getrandom(bytes, 0, 0));
    R(getrandom(BAD, 16, 0));
}

CASE(random_differs) {
    unsigned char a[32], b[32];
    R(getrandom(a, 32, 0));
    R(getrandom(b, 32, 0));
    R(memcmp(a, b, 32) != 0);
}

CASE(load_averages) {
    double loads[3];
    R(getloadavg(loads, 3));
    R(loads[0] >= 0);
}

CASE(scheduling_of_itself) {
    struct sched_param parameter = {.sched_priority = 9};
    R(sched_getscheduler(0));
    R(sched_getparam(0, &parameter));
    R(parameter.sched_priority);
    R(sched_setscheduler(0, SCHED_BATCH, &parameter));
    R(sched_setscheduler(0, SCHED_OTHER, &parameter));
    parameter.sched_priority = 1;
    R(sched_setscheduler(0, SCHED_OTHER, &parameter));
    R(sched_setscheduler(0, 99, &parameter));
    R(sched_getscheduler(4194305));
    R(sched_getscheduler(-1));
}

CASE(scheduling_ranges) {
    R(sched_get_priority_max(SCHED_FIFO));
    R(sched_get_priority_min(SCHED_FIFO));
    R(sched_get_priority_max(SCHED_RR));
    R(sched_get_priority_max(SCHED_OTHER));
    R(sched_get_priority_min(SCHED_BATCH));
    R(sched_get_priority_max(99));
    R(sched_get_priority_min(-1));
}

CASE(groups_of_processes_of_itself) {
    R(getpgid(0) == getpgrp());
    R(getsid(0) == getsid(getpid()));         // 0 on a host whose session began in another pid namespace
    R(getpgid(4194305));
    R(getsid(4194305));
    R(getpgid(-1));
}
