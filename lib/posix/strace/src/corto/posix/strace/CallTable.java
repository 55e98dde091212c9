// SPDX-License-Identifier: Apache-2.0
package corto.posix.strace;

import corto.posix.calls.SystemCallNames;

/// What the arguments of each system call are.
final class CallTable {
    /// One call a line: its name, then the [Kind] of each argument, or `$` and a set of [Names]. `~` first: it may wait, so its line is printed before it
    /// does. After `>` come arguments that the kernel fills in. After `=` comes what the result is, if it is not a number.
    private static final String CALLS = """
            read ~ fd > got size
            write fd data size
            open path $open mode_if_creating
            close fd
            stat path > stat
            fstat fd > stat
            lstat path > stat
            poll ~ pollfds size int = poll
            lseek fd long $seek
            mmap pointer size $prot $map fd offset = address
            mprotect pointer size $prot
            munmap pointer size
            brk pointer = address
            rt_sigaction signal sigaction > sigaction size
            rt_sigprocmask $how sigset > sigset size
            rt_sigreturn sigreturn
            ioctl fd > ioctl
            pread64 ~ fd > got size long
            pwrite64 fd data size long
            readv ~ fd > got_vector size
            writev fd vector size
            access path $access
            pipe > pair
            select ~ int fdset fdset fdset timeval = select
            sched_yield
            mremap pointer size size $mremap = address
            msync pointer size $msync
            madvise pointer size $advice
            dup fd
            dup2 fd fd
            pause ~
            nanosleep ~ timespec > timespec
            getitimer $itimer > itimerval
            alarm unsigned
            setitimer $itimer itimerval > itimerval
            getpid
            sendfile fd fd long_pointer size
            socket $family $socktype protocol
            connect ~ fd sockaddr int
            accept ~ fd > got_sockaddr int_pointer
            sendto fd data size $msg sockaddr unsigned
            recvfrom ~ fd > got size $msg got_sockaddr int_pointer
            sendmsg fd msghdr $msg
            recvmsg ~ fd > got_msghdr $msg
            shutdown fd $shutdown
            bind fd sockaddr int
            listen fd int
            getsockname fd > got_sockaddr int_pointer
            getpeername fd > got_sockaddr int_pointer
            socketpair $family $socktype protocol > pair
            setsockopt fd $level socket_option option_value int
            getsockopt fd $level socket_option > got_option_value int_pointer
            clone ~ clone
            fork
            vfork ~
            execve path words environment
            exit int
            wait4 ~ int > status $wait rusage
            kill int signal
            uname > utsname
            fcntl ~ fd $fcntl > fcntl = fcntl
            flock fd $flock
            fsync fd
            fdatasync fd
            truncate path long
            ftruncate fd long
            getdents64 fd > dirents size
            getcwd > path size
            chdir path
            fchdir fd
            rename path path
            mkdir path mode
            rmdir path
            creat path mode
            link path path
            unlink path
            symlink path path
            readlink path > got size
            chmod path mode
            fchmod fd mode
            chown path int int
            fchown fd int int
            lchown path int int
            umask mode = octal
            gettimeofday > timeval pointer
            getrlimit $rlimit > rlimit
            setrlimit $rlimit rlimit
            getrusage $rusage > rusage
            sysinfo > sysinfo
            times > pointer
            getuid
            getgid
            setuid int
            setgid int
            geteuid
            getegid
            setpgid int int
            getppid
            getpgrp
            setsid
            setresuid int int int
            setresgid int int int
            getgroups int > pointer
            setgroups int pointer
            rt_sigpending > sigset size
            rt_sigtimedwait ~ sigset > siginfo limit size = signal
            rt_sigsuspend ~ sigset size
            sigaltstack stack > stack
            statfs path > pointer
            fstatfs fd > pointer
            prctl $prctl > prctl = prctl
            arch_prctl $arch pointer
            chroot path
            sync
            gettid
            tkill int signal
            time > long_pointer
            futex ~ pointer futex
            sched_setaffinity int size pointer
            sched_getaffinity int size > long_pointer
            sched_getscheduler int = policy
            set_tid_address pointer
            fadvise64 fd long size $fadvice
            clock_gettime $clock > timespec
            clock_getres $clock > timespec
            clock_settime $clock timespec
            clock_nanosleep ~ $clock $timer timespec > timespec
            exit_group int
            epoll_create int
            epoll_create1 $epollcreate
            epoll_wait ~ fd > epoll_events int int
            epoll_ctl fd $epollctl fd epoll_event
            epoll_pwait ~ fd > epoll_events int int mask size
            epoll_pwait2 ~ fd > epoll_events int limit mask size
            tgkill int int signal
            openat directory path $open mode_if_creating
            mkdirat directory path mode
            newfstatat directory path > stat $at
            unlinkat directory path $at
            renameat directory path directory path
            renameat2 directory path directory path $rename
            linkat directory path directory path $at
            symlinkat path directory path
            readlinkat directory path > got size
            fchmodat directory path mode
            fchownat directory path int int $at
            faccessat directory path $access
            faccessat2 directory path $access $ateaccess
            pselect6 ~ int fdset fdset fdset timespec pointer = select
            ppoll ~ pollfds size timespec sigset size = poll
            set_robust_list pointer size
            utimensat directory path times $at
            timerfd_create $clock $timerfd
            timerfd_settime fd $timerset itimerspec > itimerspec
            timerfd_gettime fd > itimerspec
            eventfd unsigned
            eventfd2 unsigned $eventfd
            signalfd4 fd sigset size $signalfd
            fallocate fd $fallocate long long
            accept4 ~ fd > got_sockaddr int_pointer $accept
            dup3 fd fd $pipe
            pipe2 > pair $pipe
            preadv ~ fd > got_vector size long
            pwritev fd vector size long
            prlimit64 int $rlimit rlimit > rlimit
            getrandom > random size $random
            copy_file_range fd long_pointer fd long_pointer size unsigned
            statx directory path $statx $statxmask > statx
            rseq pointer hex int hex
            clone3 > clone3 size
            close_range unsigned unsigned unsigned
            openat2 directory path open_how size
            memfd_create path $memfd
            splice ~ fd long_pointer fd long_pointer size $splice
            tee ~ fd fd size $splice
            vmsplice ~ fd vector size $splice
            sync_file_range fd long long $syncrange
            syncfs fd
            readahead fd long size
            preadv2 ~ fd > got_vector size long $rwf
            pwritev2 fd vector size long $rwf
            mknod path file_mode device
            mknodat directory path file_mode device
            mount path path path $mount path
            umount2 path $umount
            inotify_init
            inotify_init1 $inotifyinit
            inotify_add_watch fd path $inotify
            inotify_rm_watch fd int
            setxattr path path data size $xattr
            lsetxattr path path data size $xattr
            fsetxattr fd path data size $xattr
            getxattr path path > got size
            lgetxattr path path > got size
            fgetxattr fd path > got size
            listxattr path > got size
            llistxattr path > got size
            flistxattr fd > got size
            removexattr path path
            lremovexattr path path
            fremovexattr fd path
            execveat directory path words environment $execveat
            waitid ~ $waitid int > siginfo $wait rusage
            getpgid int
            getsid int
            getresuid > int_pointer int_pointer int_pointer
            getresgid > int_pointer int_pointer int_pointer
            setreuid int int
            setregid int int
            setfsuid int
            setfsgid int
            getpriority $prio int
            setpriority $prio int int
            capget capability_header > capabilities
            capset capability_header capabilities
            sched_getparam int > int_pointer
            sched_setparam int int_pointer
            sched_setscheduler int $policy int_pointer
            sched_get_priority_max $policy
            sched_get_priority_min $policy
            sched_rr_get_interval int > timespec
            sched_getattr int > sched_attr unsigned unsigned
            sched_setattr int sched_attr unsigned
            pidfd_open int $pidfd
            pidfd_send_signal fd signal siginfo unsigned
            rt_sigqueueinfo int signal siginfo
            rt_tgsigqueueinfo int int signal siginfo
            signalfd fd sigset size
            restart_syscall
            timer_create $clock sigevent > int_pointer
            timer_settime int $timer itimerspec > itimerspec
            timer_gettime int > itimerspec
            timer_getoverrun int
            timer_delete int
            shmget ipc_key size ipc_flags
            shmat int pointer $shmat = address
            shmdt pointer
            shmctl int $ipcctl pointer
            semget ipc_key int ipc_flags
            semop int pointer size ~
            semtimedop int pointer size pointer ~
            semctl int int int pointer
            msgget ipc_key ipc_flags
            msgsnd int pointer size int ~
            msgrcv int pointer size long int ~
            msgctl int int pointer
            mlock pointer size
            munlock pointer size
            mlock2 pointer size $mlock2
            mlockall $mlockall
            munlockall
            mincore pointer size pointer
            sethostname data size
            getdents fd > dirents size
            fchmodat2 directory path mode $at
            membarrier $membarrier $membarrierflag
            getcpu > int_pointer int_pointer pointer
            get_robust_list int > pointer pointer
            mbind pointer size $mempolicy pointer size $mbind
            set_mempolicy $mempolicy pointer size
            get_mempolicy > int_pointer pointer size pointer $mempolicyflag
            pkey_alloc hex $pkey
            pkey_mprotect pointer size $prot int
            pkey_free int
            process_vm_readv int pointer size pointer size unsigned
            process_vm_writev int pointer size pointer size unsigned
            recvmmsg ~ fd > pointer unsigned $msg timespec
            sendmmsg fd pointer unsigned $msg
            adjtimex pointer
            clock_adjtime $clock pointer
            syslog $syslog > pointer int
            setdomainname data size
            """;

    /// What an argument is; how each is printed: [Arguments#print].
    enum Kind {
        INT, UNSIGNED, LONG, SIZE, HEX, OFFSET, POINTER, MODE, MODE_IF_CREATING, FD, DIRECTORY, PATH, DATA, GOT, RANDOM, VECTOR, GOT_VECTOR, STAT, STATX, POLLFDS, SIGNAL,
        SIGACTION, SIGSET, SIGRETURN, SIGINFO, STACK, IOCTL, PAIR, FDSET, TIMEVAL, TIMESPEC, TIMES, ITIMERVAL, ITIMERSPEC, LONG_POINTER, INT_POINTER, SOCKADDR,
        GOT_SOCKADDR, MSGHDR, GOT_MSGHDR, SOCKET_OPTION, OPTION_VALUE, GOT_OPTION_VALUE, CLONE, CLONE3, WORDS, UTSNAME, FCNTL, DIRENTS, RLIMIT, RUSAGE, SYSINFO, PRCTL, FUTEX,
        EPOLL_EVENT, EPOLL_EVENTS, ENVIRONMENT, STATUS, SIGEVENT, CAPABILITY_HEADER, CAPABILITIES, SCHED_ATTR, IPC_KEY, IPC_FLAGS, OPEN_HOW, FILE_MODE, DEVICE, PROTOCOL,
        // what the caller gives although it stands behind what the kernel gives
        LIMIT, MASK,
        // results
        ADDRESS, OCTAL, POLL, SELECT, POLICY;

        static final Kind[] ALL = values();
    }

    /// A call, as its line says. `kinds` are ordinals of [Kind], or `SETS` + a place in [Names].
    record Call(short[] kinds, int inputs, boolean mayWait, short result) {}

    static final int SETS = 256;

    private static final int MOST_NUMBER = 512;
    private static final Call UNKNOWN = new Call(new short[] {code("hex"), code("hex"), code("hex"), code("hex"), code("hex"), code("hex")}, 6, false, (short) -1);
    private static final Call[] BY_NUMBER = parse();

    private CallTable() {}

    static Call of(int number) {
        return number >= 0 && number < MOST_NUMBER && BY_NUMBER[number] != null ? BY_NUMBER[number] : UNKNOWN;
    }

    /// Runs while the image is built.
    private static Call[] parse() {
        Call[] calls = new Call[MOST_NUMBER];
        for (int start = 0; start < CALLS.length(); ) {
            int end = CALLS.indexOf('\n', start);
            String line = CALLS.substring(start, end) + " ";
            int blank = line.indexOf(' ');
            calls[SystemCallNames.number(line.substring(0, blank))] = parse(line.substring(blank));
            start = end + 1;
        }
        return calls;
    }

    private static Call parse(String words) {
        short[] kinds = new short[6];
        int count = 0;
        int inputs = -1;
        boolean mayWait = false;
        short result = -1;
        int at = 1;
        while (at < words.length()) {
            int end = words.indexOf(' ', at);
            String word = words.substring(at, end);
            at = end + 1;
            switch (word) {
                case "~" -> mayWait = true;
                case ">" -> inputs = count;
                case "=" -> {
                    result = code(words.substring(at, words.length() - 1));
                    at = words.length();
                }
                default -> kinds[count++] = code(word);
            }
        }
        short[] exact = new short[count];
        System.arraycopy(kinds, 0, exact, 0, count);
        return new Call(exact, inputs < 0 ? count : inputs, mayWait, result);
    }

    private static short code(String word) {
        if (word.charAt(0) == '$') {
            int set = Names.find(word.substring(1));
            if (set >= 0) {
                return (short) (SETS + set);
            }
        }
        for (Kind kind : Kind.ALL) {
            if (kind.name().equalsIgnoreCase(word)) {
                return (short) kind.ordinal();
            }
        }
        throw new IllegalArgumentException("the table of calls has a word that means nothing: " + word);
    }
}
