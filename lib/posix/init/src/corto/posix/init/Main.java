// SPDX-License-Identifier: Apache-2.0
package corto.posix.init;

import corto.elf.Loader;
import corto.elf.ProgramFiles;
import corto.fs.file.OpenFile;
import corto.fs.file.OpenFlags;
import corto.fs.file.Opening;
import corto.fs.initrd.Initrd;
import corto.fs.ramfs.RamFileSystem;
import corto.fs.ramfs.SpecialFiles;
import corto.fs.vfs.FileContext;
import corto.fs.vfs.Mounts;
import corto.lang.Address;
import corto.lang.Result;
import corto.memory.frames.api.Frames;
import corto.platform.api.Platforms;
import corto.platform.traps.InterruptHandler;
import corto.platform.traps.Traps;
import corto.platform.x86_64.ExtendedState;
import corto.platform.x86_64.TrapFrame;
import corto.posix.files.Files;
import corto.posix.mman.Break;
import corto.posix.process.ApplicationThread;
import corto.posix.process.Process;
import corto.posix.process.StopRequest;
import corto.posix.time.Clocks;
import corto.sched.api.Scheduler;
import corto.sched.api.Timers;

/// The main program of an image that runs a Linux program.
public final class Main {
    private static final int STATUS_NOT_STARTED = 127;
    private static final int CODE_SELECTOR = 0x08;
    private static final int DATA_SELECTOR = 0x10;
    private static final long FLAGS = 0x202;             // interrupts on

    private static final class Alarm implements InterruptHandler {
        @Override
        public void raised() {
            Timers.alarmRaised();
        }
    }

    private Main() {}

    public static void main(String[] arguments) {
        ExtendedState.initialize();
        Process.create();
        Traps.install(new Alarm());
        ApplicationThread thread = ApplicationThread.create();
        Scheduler.adopt(thread, Platforms.PLATFORM.stackEnd(), Platforms.PLATFORM.stackBase());
        StopRequest.listen();
        String problem = BootSteps.run();
        if (problem != null) {
            fail(problem);
        }
        mountRoot();
        openConsole();
        load(thread, arguments);
        thread.enterApplication();
    }

    private static void mountRoot() {
        RamFileSystem root = new RamFileSystem(Frames.FRAMES, Clocks::wallNanos, SpecialFiles.NONE, "rootfs", 0755);
        Mounts mounts = new Mounts("rootfs", root, "rw");
        Files.initialize(mounts, new FileContext(mounts.root()));
        if (Platforms.PLATFORM.archiveBytes() == 0) {
            fail("the machine was given no initrd, which holds the program and its files (QEMU: -initrd)");
        }
        String problem = Initrd.unpack(Platforms.PLATFORM.archiveStart(), Platforms.PLATFORM.archiveBytes(), root.root());
        if (problem != null) {
            fail("the initrd cannot be unpacked: " + problem);
        }
    }

    private static void fail(String message) {
        System.err.println("corto: " + message);
        Process.exit(STATUS_NOT_STARTED);
    }

    private static void openConsole() {
        for (int fd = 0; fd < 3; fd++) {
            Files.TABLE.add(new ConsoleFile(OpenFlags.O_RDWR), false);
        }
    }

    private static void load(ApplicationThread thread, String[] arguments) {
        Loader loader = new Loader(Process.memory(), new ProgramFiles() {
            private String problem;

            @Override
            public OpenFile open(String path) {
                Opening opening = new Opening(OpenFlags.O_RDONLY);
                Result opened = Files.PATHS.open(Files.context(), Files.context().root(), path, opening, 0);
                problem = "error " + opened.errno();
                return opened.isError() ? null : opening.file();
            }

            @Override
            public String problem() {
                return problem;
            }
        }, arguments[0], arguments, Platforms.PLATFORM.environment());
        if (!loader.load(1, 2)) {
            fail(loader.problem());
        }
        Break.initialize(loader.end());
        Address frame = thread.startFrame();
        TrapFrame.RIP.write(frame, loader.entry());
        TrapFrame.CS.write(frame, CODE_SELECTOR);
        TrapFrame.RFLAGS.write(frame, FLAGS);
        TrapFrame.RSP.write(frame, loader.stackPointer());
        TrapFrame.SS.write(frame, DATA_SELECTOR);
    }
}
