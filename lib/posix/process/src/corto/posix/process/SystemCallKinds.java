// SPDX-License-Identifier: Apache-2.0
package corto.posix.process;

/// Which system calls begin only when there is memory for what they may allocate.
final class SystemCallKinds {
    private SystemCallKinds() {}

    /// Whether the call makes something that stays, and would leave half of it if it failed in the middle. What gives something back, ends something or only looks is
    /// none of them, so that a program without memory can clean up.
    static boolean makesSomething(int number) {
        return switch (number) {
            case 2, 85, 257, 437 -> true;                            // open, creat, openat, openat2
            case 9, 10, 25 -> true;                                  // mmap, mprotect, mremap
            case 29, 30, 319 -> true;                                // shmget, shmat, memfd_create
            case 22, 293 -> true;                                    // pipe, pipe2
            case 32, 33, 292 -> true;                                // dup, dup2, dup3
            case 41, 42, 43, 49, 50, 53, 288 -> true;                // socket, connect, accept, bind, listen, socketpair, accept4
            case 56, 435 -> true;                                    // clone, clone3
            case 82, 264, 316 -> true;                               // rename, renameat, renameat2
            case 83, 86, 88, 133, 258, 259, 265, 266 -> true;        // mkdir, link, symlink, mknod, and those with `at`
            case 213, 222, 233, 282, 283, 284, 289, 290, 291 -> true;        // epoll_create, timer_create, epoll_ctl, signalfd, timerfd_create, eventfd, signalfd4, eventfd2, epoll_create1
            default -> false;
        };
    }
}
