// SPDX-License-Identifier: Apache-2.0
package corto.posix.init;

import corto.elf.Loader;
import corto.elf.ProgramFiles;
import corto.fs.file.OpenFile;
import corto.fs.file.OpenFlags;
import corto.fs.file.Opening;
import corto.lang.Address;
import corto.lang.Result;
import corto.log.api.Log;
import corto.memory.frames.api.Frames;
import corto.platform.api.Platforms;
import corto.platform.random.SystemRandom;
import corto.platform.x86_64.Cpuid;
import corto.platform.x86_64.TrapFrame;
import corto.posix.files.Files;
import corto.posix.process.ApplicationThread;
import corto.posix.process.Process;
import corto.runtime.Panic;

/// The main program of an image that runs a Linux program: it comes after all boot steps, loads the program into the process that they made, and goes there.
public final class Main {
    private static final int STATUS_NOT_STARTED = 127;
    private static final String WORKDIR_OPTION = "workdir=";
    private static final int FEATURE_LEAF = 1;
    private static final int CODE_SELECTOR = 0x08;
    private static final int DATA_SELECTOR = 0x10;
    private static final long FLAGS = 0x202;             // interrupts on

    private Main() {}

    public static void main(String[] arguments) {
        ApplicationThread thread = ApplicationThread.current();
        try {
            prepare(thread, arguments);
        } catch (OutOfMemoryError noMemory) {
            Panic.say("corto: this machine has too little memory to load the program. Give it more (corto run -m).");
            Platforms.PLATFORM.exit(STATUS_NOT_STARTED);
        }
        thread.enterApplication();
    }

    private static void prepare(ApplicationThread thread, String[] arguments) {
        String workdir = Platforms.option(WORKDIR_OPTION);
        if (workdir != null && Files.changeWorking(workdir).isError()) {
            fail("there is no folder " + workdir + " to start in (corto.workdir)");
        }
        load(thread, arguments);
    }

    private static void fail(String message) {
        Log.report(Log.ERROR, "init", message);
        Process.exit(STATUS_NOT_STARTED);
    }

    private static void load(ApplicationThread thread, String[] arguments) {
        Loader loader = new Loader(Process.memory(), Frames.FRAMES, new ProgramFiles() {
            private int errno;
            private String problem;

            @Override
            public OpenFile open(String path) {
                Opening opening = new Opening(OpenFlags.O_RDONLY);
                Result opened = Files.PATHS.open(Files.context(), Files.context().root(), path, opening, 0);
                errno = opened.errno();
                problem = "error " + errno;
                return opened.isError() ? null : opening.file();
            }

            @Override
            public int errno() {
                return errno;
            }

            @Override
            public String problem() {
                return problem;
            }
        }, arguments[0], arguments, Platforms.PLATFORM.environment());
        loader.setLayout(SystemRandom.nextLong());
        loader.setSignalFrame(ApplicationThread.signalFrameBytes());
        loader.setVdso(Process.mapVdso(Process.memory()));
        loader.setDirectCalls(Process.directCalls());
        loader.setCapabilities(Cpuid.EDX.readUnsigned(Cpuid.leaf(FEATURE_LEAF)));
        if (!loader.load(SystemRandom.nextLong(), SystemRandom.nextLong())) {
            fail(loader.problem());
        }
        if (Log.KEEPS_INFO) {
            Log.info("init", arguments[0] + " is loaded: entry 0x" + Long.toHexString(loader.entry()));
        }
        Process.memory().beginHeap(loader.end());
        Address frame = thread.startFrame();
        TrapFrame.RIP.write(frame, loader.entry());
        TrapFrame.CS.write(frame, CODE_SELECTOR);
        TrapFrame.RFLAGS.write(frame, FLAGS);
        TrapFrame.RSP.write(frame, loader.stackPointer());
        TrapFrame.SS.write(frame, DATA_SELECTOR);
    }
}
