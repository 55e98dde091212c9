// SPDX-License-Identifier: Apache-2.0
package corto.posix.processes;

import static corto.lang.Errno.E2BIG;
import static corto.lang.Errno.EBADF;
import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.ELOOP;
import static corto.lang.Errno.ENAMETOOLONG;
import static corto.lang.Errno.ENOENT;
import static corto.lang.Errno.ENOMEM;

import corto.elf.Loader;
import corto.fs.file.Directory;
import corto.fs.file.Inode;
import corto.fs.file.OpenFile;
import corto.lang.Address;
import corto.lang.Result;
import corto.lang.Syscall;
import corto.lang.UserAddress;
import corto.memory.frames.api.Frames;
import corto.platform.random.SystemRandom;
import corto.platform.x86_64.Cpuid;
import corto.platform.x86_64.TrapFrame;
import corto.posix.files.Files;
import corto.posix.process.ApplicationThread;
import corto.posix.process.MemoryRoot;
import corto.posix.process.Process;
import corto.posix.process.UserMemory;

/// execve(2), execveat(2): the process goes on with another program, in memory of its own.
///
/// The new memory is complete before the old one goes, so that a call that fails leaves everything as it was. Only other threads of the process are gone then, which a program that
/// cannot be loaded costs (on Linux such a process ends).
final class ExecuteCalls {
    private static final int MOST_TEXT_BYTES = 128 << 10;        // of one argument with its zero: Linux MAX_ARG_STRLEN
    private static final long MOST_BYTES = 2 << 20;              // of all, a quarter of the stack
    private static final int FEATURE_LEAF = 1;
    private static final int CODE_SELECTOR = 0x08;
    private static final int DATA_SELECTOR = 0x10;
    private static final long FLAGS = 0x202;                     // interrupts on
    private static final int EXECVEAT_FLAGS = Files.AT_SYMLINK_NOFOLLOW | Files.AT_EMPTY_PATH;

    // Of the texts that are being fetched; under the kernel lock, and nothing parks meanwhile.
    private static Result failure;
    private static long bytes;

    private ExecuteCalls() {}

    @Syscall("execve")
    static Result execve(UserAddress path, UserAddress arguments, UserAddress environment) {
        return execveat(Files.AT_FDCWD, path, arguments, environment, 0);
    }

    @Syscall("execveat")
    static Result execveat(int dirfd, UserAddress path, UserAddress arguments, UserAddress environment, int flags) {
        if ((flags & ~EXECVEAT_FLAGS) != 0) {
            return Result.error(EINVAL);
        }
        Result fetched = Files.fetchPath(path);
        if (fetched.isError()) {
            return fetched;
        }
        String name = Files.path();
        ProgramOpener opener = new ProgramOpener();
        Result opened = name.isEmpty() ? openDescriptor(dirfd, flags, opener) : open(dirfd, path, flags, opener);
        if (opened.isError()) {
            return opened;
        }
        if (name.isEmpty() || name.charAt(0) != '/' && dirfd != Files.AT_FDCWD) {
            name = "/dev/fd/" + dirfd + (name.isEmpty() ? "" : "/" + name);
        }
        failure = Result.of(0);
        bytes = 0;
        String[] texts = fetch(arguments);
        String[] variables = failure.isError() ? null : fetch(environment);
        if (failure.isError()) {
            opener.close();
            return failure;
        }
        return execute(opener, name, texts.length == 0 ? new String[] {""} : texts, variables);
    }

    private static Result open(int dirfd, UserAddress path, int flags, ProgramOpener opener) {
        Result fetched = Files.fetchPath(dirfd, path);
        if (fetched.isError()) {
            return fetched;
        }
        boolean follows = (flags & Files.AT_SYMLINK_NOFOLLOW) == 0;
        Result found = Files.PATHS.find(Files.context(), Files.start(), Files.path(), follows);
        if (found.isError()) {
            return found;
        }
        Inode file = Files.PATHS.found();
        return file.isSymbolicLink() ? Result.error(ELOOP) : opener.begin(file);
    }

    private static Result openDescriptor(int dirfd, int flags, ProgramOpener opener) {
        if ((flags & Files.AT_EMPTY_PATH) == 0) {
            return Result.error(ENOENT);
        }
        if (dirfd == Files.AT_FDCWD) {
            return opener.begin((Inode) (Directory) Files.context().working());
        }
        OpenFile file = Files.table().get(dirfd);
        return file == null ? Result.error(EBADF) : opener.begin(file.inode());
    }

    /// The texts to which a list of addresses points that ends with 0; no list is an empty one. `failure` has the error.
    private static String[] fetch(UserAddress list) {
        int count = 0;
        while (!list.isNull()) {
            Address entry = UserMemory.readable(list.plus((long) count * Long.BYTES), Long.BYTES);
            if (entry.isZero()) {
                failure = Result.error(EFAULT);
                return null;
            }
            if (entry.loadLong(0) == 0) {
                break;
            }
            count++;
            if ((long) count * Long.BYTES > MOST_BYTES) {
                failure = Result.error(E2BIG);
                return null;
            }
        }
        String[] texts = new String[count];
        for (int i = 0; i < count; i++) {
            long start = new Address(list.bits()).loadLong((long) i * Long.BYTES);
            UserAddress text = new UserAddress(start);
            Result length = UserMemory.stringLength(text, MOST_TEXT_BYTES);
            bytes += length.isError() ? 0 : length.value() + 1 + Long.BYTES;
            if (length.isError() || bytes > MOST_BYTES) {
                failure = length.isError() && length.errno() != ENAMETOOLONG.number() ? length : Result.error(E2BIG);
                return null;
            }
            texts[i] = UserMemory.string(text, length.value());
        }
        return texts;
    }

    private static Result execute(ProgramOpener opener, String path, String[] arguments, String[] environment) {
        Process process = Process.current();
        ApplicationThread self = ApplicationThread.current();
        MemoryRoot root = MemoryRoot.make();
        if (root == null || process.threadCount() > 1 && !process.endOtherThreads()) {
            opener.close();
            if (root != null) {
                root.release();
            }
            return root == null ? Result.error(ENOMEM) : ApplicationThread.RESTART;
        }
        Loader loader = new Loader(root.space(), Frames.FRAMES, opener, path, arguments, environment);
        process.beginExecution(root);
        boolean isLoaded = false;
        try {
            loader.setLayout(SystemRandom.nextLong());
            loader.setSignalFrame(ApplicationThread.signalFrameBytes());
            loader.setVdso(Process.mapVdso(root.space()));
            loader.setDirectCalls(Process.directCalls());
            loader.setCapabilities(Cpuid.EDX.readUnsigned(Cpuid.leaf(FEATURE_LEAF)));
            isLoaded = loader.load(SystemRandom.nextLong(), SystemRandom.nextLong());
        } finally {
            if (!isLoaded) {
                process.cancelExecution();
            }
            opener.close();
        }
        if (!isLoaded) {
            return new Result(-loader.errno());
        }
        root.space().beginHeap(loader.end());
        process.endExecution();
        self.beginProgram();
        Address frame = self.frame();
        frame.clear(TrapFrame.SIZE);
        TrapFrame.RIP.write(frame, loader.entry());
        TrapFrame.CS.write(frame, CODE_SELECTOR);
        TrapFrame.RFLAGS.write(frame, FLAGS);
        TrapFrame.RSP.write(frame, loader.stackPointer());
        TrapFrame.SS.write(frame, DATA_SELECTOR);
        return Result.of(0);
    }
}
