// SPDX-License-Identifier: Apache-2.0
package corto.posix.strace;

import corto.posix.calls.SystemCallNames;

/// Which calls are shown, as strace's `-e trace=` says it: names and classes with commas between; `!` first: all others.
final class CallFilter {
    /// One class a line: its name, then its calls. As strace's, of the calls in [CallTable].
    private static final String CLASSES = """
            %file access acct chdir chmod chown chroot creat execve execveat faccessat faccessat2 fchmodat fchmodat2 fchownat getcwd getxattr inotify_add_watch \
            lchown lgetxattr link linkat listxattr llistxattr lremovexattr lsetxattr lstat mkdir mkdirat mknod mknodat mount newfstatat open openat openat2 \
            readlink readlinkat removexattr rename renameat renameat2 rmdir setxattr stat statfs statx symlink symlinkat truncate umount2 unlink unlinkat \
            utimensat
            %process clone clone3 execve execveat exit exit_group fork kill pidfd_open pidfd_send_signal rt_sigqueueinfo rt_tgsigqueueinfo tgkill tkill vfork \
            wait4 waitid
            %network accept accept4 bind connect getpeername getsockname getsockopt listen recvfrom recvmmsg recvmsg sendfile sendmmsg sendmsg sendto \
            setsockopt shutdown socket socketpair
            %signal kill pause pidfd_send_signal rt_sigaction rt_sigpending rt_sigprocmask rt_sigqueueinfo rt_sigreturn rt_sigsuspend rt_sigtimedwait \
            rt_tgsigqueueinfo sigaltstack signalfd signalfd4 tgkill tkill
            %memory brk get_mempolicy madvise mbind mincore mlock mlock2 mlockall mmap mprotect mremap msync munlock munlockall munmap pkey_mprotect \
            set_mempolicy shmat shmdt
            %desc close close_range copy_file_range dup dup2 dup3 epoll_create epoll_create1 epoll_ctl epoll_pwait epoll_pwait2 epoll_wait eventfd eventfd2 \
            execveat faccessat faccessat2 fadvise64 fallocate fchdir fchmod fchmodat fchmodat2 fchown fchownat fcntl fdatasync fgetxattr flistxattr flock \
            fremovexattr fsetxattr fstat fstatfs fsync ftruncate getdents getdents64 inotify_add_watch inotify_init inotify_init1 inotify_rm_watch ioctl linkat \
            lseek memfd_create mkdirat mknodat mmap newfstatat open openat openat2 creat pidfd_open pidfd_send_signal pipe pipe2 poll ppoll pread64 preadv \
            preadv2 pselect6 pwrite64 pwritev pwritev2 read readahead readlinkat readv renameat renameat2 select sendfile signalfd signalfd4 splice statx \
            symlinkat sync_file_range syncfs tee timerfd_create timerfd_gettime timerfd_settime unlinkat utimensat vmsplice write writev
            """;
    private static final int MOST_NUMBER = 512;

    private final boolean[] shown = new boolean[MOST_NUMBER];
    private boolean showsUnnamed;
    private String unknown;                                  // a word that is neither a call nor a class

    /// @param words `openat,read`, `%file`, `!%memory`; `1`, `all`: everything
    CallFilter(String words) {
        boolean inverted = words.startsWith("!");
        for (int at = inverted ? 1 : 0; at <= words.length(); ) {
            int comma = words.indexOf(',', at);
            int end = comma < 0 ? words.length() : comma;
            add(words.substring(at, end));
            at = end + 1;
        }
        if (inverted) {
            showsUnnamed = !showsUnnamed;
            for (int i = 0; i < MOST_NUMBER; i++) {
                shown[i] = !shown[i];
            }
        }
    }

    private void add(String word) {
        if (word.equals("1") || word.equals("all")) {
            showsUnnamed = true;
            for (int i = 0; i < MOST_NUMBER; i++) {
                shown[i] = true;
            }
        } else if (word.startsWith("%")) {
            addClass(word + " ");
        } else {
            int number = SystemCallNames.number(word);
            if (number >= 0 && number < MOST_NUMBER) {
                shown[number] = true;
            } else {
                unknown = word;
            }
        }
    }

    private void addClass(String name) {
        for (int start = 0; start < CLASSES.length(); start = CLASSES.indexOf('\n', start) + 1) {
            if (CLASSES.startsWith(name, start)) {
                int lineEnd = CLASSES.indexOf('\n', start);
                int at = start + name.length();
                while (at < lineEnd) {
                    int blank = CLASSES.indexOf(' ', at);
                    int end = blank < 0 || blank > lineEnd ? lineEnd : blank;
                    add(CLASSES.substring(at, end));
                    at = end + 1;
                }
                return;
            }
        }
        unknown = name.substring(0, name.length() - 1);
    }

    boolean shows(int number) {
        return number >= 0 && number < MOST_NUMBER ? shown[number] : showsUnnamed;
    }

    /// The last word that means nothing; null: all do.
    String unknown() {
        return unknown;
    }
}
