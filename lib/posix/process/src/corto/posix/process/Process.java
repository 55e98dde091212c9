// SPDX-License-Identifier: Apache-2.0
package corto.posix.process;

import corto.fs.file.Inode;
import corto.lang.Address;
import corto.lang.Symbol;
import corto.memory.areas.AddressSpace;
import corto.memory.areas.TranslationCache;
import corto.memory.frames.api.Frames;
import corto.memory.pagetable.PageTable;
import corto.platform.api.Platforms;
import corto.platform.x86_64.Processor;

/// The process. There is one; its number is 1, as that of the first process of a container.
public final class Process {
    /// getpid(2).
    public static final int ID = 1;

    /// What a shell adds to the number of the signal that ended a process.
    static final int STATUS_OF_SIGNAL = 128;

    /// Sees the end of the process coming: reports, data to be written.
    public interface ExitListener {
        void exiting(int status);
    }

    private static final class ProcessorCache implements TranslationCache {
        @Override
        public void forget(Address page) {
            Processor.invalidatePage(page);
        }

        @Override
        public void forgetAll() {
            Processor.usePageTables(Processor.pageTables());
        }
    }

    private static final int MOST_LISTENERS = 4;
    private static final ExitListener[] LISTENERS = new ExitListener[MOST_LISTENERS];
    private static int listenerCount;

    private static AddressSpace memory;
    private static String executable = "";           // its path
    private static String[] arguments = {};
    private static String[] environment = {};
    private static String name = "";
    private static Inode executableFile;
    private static String auxiliaryVector = "";
    private static long vdso;
    private static boolean ending;
    private static int endSignal;

    private Process() {}

    /// Makes the process, without memory of its own yet. Once, before anything else here.
    static void create() {
        memory = new AddressSpace(new PageTable(Symbol.address("pc_root"), Frames.FRAMES), Frames.FRAMES, new ProcessorCache());
    }

    public static AddressSpace memory() {
        return memory;
    }

    /// Says what it runs.
    public static void describe(String executablePath, String[] itsArguments, String[] itsEnvironment) {
        executable = executablePath;
        arguments = itsArguments;
        environment = itsEnvironment;
        name = executablePath.substring(executablePath.lastIndexOf('/') + 1);
    }

    /// The path of the program, as `/proc/self/exe` shows it.
    public static String executable() {
        return executable;
    }

    /// Says which file it runs, and its auxiliary vector, a character per byte.
    public static void describe(Inode file, String itsAuxiliaryVector) {
        executableFile = file;
        auxiliaryVector = itsAuxiliaryVector;
    }

    /// The program's file; null before it was loaded.
    public static Inode executableFile() {
        return executableFile;
    }

    /// The auxiliary vector's bytes, a character per byte.
    public static String auxiliaryVector() {
        return auxiliaryVector;
    }

    /// Says where its virtual dynamic shared object (vdso(7)) is.
    public static void setVdso(long address) {
        vdso = address;
    }

    /// Its address; 0 if there is none.
    public static long vdso() {
        return vdso;
    }

    public static String[] arguments() {
        return arguments;
    }

    public static String[] environment() {
        return environment;
    }

    /// What messages call it: the last part of the path.
    public static String name() {
        return name;
    }

    /// Adds a listener, at boot.
    public static void addExitListener(ExitListener listener) {
        LISTENERS[listenerCount++] = listener;
    }

    /// Ends the process and with it the machine; `status` has 8 bits. Does not return.
    public static void exit(int status) {
        if (!ending) {
            ending = true;
            for (int i = listenerCount - 1; i >= 0; i--) {
                LISTENERS[i].exiting(status);
            }
        }
        Platforms.PLATFORM.exit(status);
    }

    /// The signal that ends the process, for exit listeners; 0: it ends by itself.
    public static int endSignal() {
        return endSignal;
    }

    /// Ends the process because of a signal: what a shell calls status 128 + signal. Does not return.
    public static void killedBy(int signal) {
        endSignal = signal;
        exit(STATUS_OF_SIGNAL + signal);
    }
}
