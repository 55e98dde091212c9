// SPDX-License-Identifier: Apache-2.0
package corto.platform.process;

import corto.lang.Address;
import corto.lang.Assembly;
import corto.lang.Result;

/// The system calls of Linux on x86-64 that a program without files needs.
public final class Linux {
    // arch/x86/entry/syscalls/syscall_64.tbl
    private static final int READ = 0;
    private static final int WRITE = 1;
    private static final int MMAP = 9;
    private static final int MPROTECT = 10;
    private static final int MUNMAP = 11;
    private static final int RT_SIGACTION = 13;
    private static final int SETITIMER = 38;
    private static final int SIGALTSTACK = 131;
    private static final int CLOCK_GETTIME = 228;
    private static final int EXIT_GROUP = 231;
    private static final int PPOLL = 271;

    public static final int PROT_NONE = 0;
    public static final int PROT_READ = 1;
    public static final int PROT_WRITE = 2;
    public static final int MAP_PRIVATE = 0x2;
    public static final int MAP_ANONYMOUS = 0x20;
    public static final int MAP_NORESERVE = 0x4000;
    static final int CLOCK_REALTIME = 0;
    static final int CLOCK_MONOTONIC = 1;

    /// The kernel's signal sets have 64 bits.
    private static final int SIGNAL_SET_BYTES = 8;
    private static final int NO_FILE = -1;

    private Linux() {}

    @Assembly("""
            mov     %rdi, %rax              # the number; arguments move down by one
            mov     %rsi, %rdi
            mov     %rdx, %rsi
            mov     %rcx, %rdx
            mov     %r8, %r10               # the kernel takes its fourth in r10, for syscall overwrites rcx
            mov     %r9, %r8
            mov     8(%rsp), %r9
            syscall
            ret
            """)
    private static native long call(long number, long a, long b, long c, long d, long e, long f);

    static Result read(int fd, Address buffer, long lengthBytes) {
        return Result.of(call(READ, fd, buffer.bits(), lengthBytes, 0, 0, 0));
    }

    static Result write(int fd, Address buffer, long lengthBytes) {
        return Result.of(call(WRITE, fd, buffer.bits(), lengthBytes, 0, 0, 0));
    }

    /// Anonymous memory anywhere.
    public static Result mmap(long lengthBytes, int protection, int flags) {
        return Result.of(call(MMAP, 0, lengthBytes, protection, flags, NO_FILE, 0));
    }

    public static Result mprotect(Address from, long lengthBytes, int protection) {
        return Result.of(call(MPROTECT, from.bits(), lengthBytes, protection, 0, 0, 0));
    }

    public static Result munmap(Address from, long lengthBytes) {
        return Result.of(call(MUNMAP, from.bits(), lengthBytes, 0, 0, 0, 0));
    }

    /// Waits for a signal, or until the time at `timespec` is over; zero: for a signal only.
    public static Result ppoll(Address timespec) {
        return Result.of(call(PPOLL, 0, 0, timespec.bits(), 0, SIGNAL_SET_BYTES, 0));
    }

    /// The timer of real time, which raises SIGALRM.
    public static Result setitimer(Address itimerval) {
        return Result.of(call(SETITIMER, 0, itimerval.bits(), 0, 0, 0, 0));
    }

    static Result clockGettime(int clock, Address timespec) {
        return Result.of(call(CLOCK_GETTIME, clock, timespec.bits(), 0, 0, 0, 0));
    }

    public static Result rtSigaction(int signal, Address action) {
        return Result.of(call(RT_SIGACTION, signal, action.bits(), 0, SIGNAL_SET_BYTES, 0, 0));
    }

    static Result sigaltstack(Address stack) {
        return Result.of(call(SIGALTSTACK, stack.bits(), 0, 0, 0, 0, 0));
    }

    static void exitGroup(int status) {
        call(EXIT_GROUP, status, 0, 0, 0, 0, 0);
    }
}
