// SPDX-License-Identifier: Apache-2.0
package corto.elf;

import static corto.lang.Errno.E2BIG;
import static corto.lang.Errno.ELIBBAD;
import static corto.lang.Errno.ELOOP;
import static corto.lang.Errno.ENOEXEC;
import static corto.lang.Errno.ENOMEM;

import corto.fs.file.OpenFile;
import corto.lang.Address;
import corto.lang.Result;
import corto.memory.areas.AddressSpace;
import corto.memory.frames.api.FrameAllocator;
import corto.posix.process.Process;
import corto.posix.process.Program;

/// Loads a program with its interpreter, and makes its first stack. Used for one program.
public final class Loader {
    // Auxiliary vector, System V AMD64 ABI §3.4.3 and Linux <linux/auxvec.h>
    private static final int AT_PHDR = 3;
    private static final int AT_PHENT = 4;
    private static final int AT_PHNUM = 5;
    private static final int AT_PAGESZ = 6;
    private static final int AT_BASE = 7;
    private static final int AT_FLAGS = 8;
    private static final int AT_ENTRY = 9;
    private static final int AT_UID = 11;
    private static final int AT_EUID = 12;
    private static final int AT_GID = 13;
    private static final int AT_EGID = 14;
    private static final int AT_PLATFORM = 15;
    private static final int AT_HWCAP = 16;
    private static final int AT_CLKTCK = 17;
    private static final int AT_SECURE = 23;
    private static final int AT_RANDOM = 25;
    private static final int AT_HWCAP2 = 26;
    private static final int AT_EXECFN = 31;
    private static final int AT_SYSINFO = 32;
    private static final int AT_SYSINFO_EHDR = 33;

    private static final int AT_MINSIGSTKSZ = 51;

    /// Kconfig's `ELF_RANDOMIZE`.
    private static final boolean RANDOMIZES = Boolean.parseBoolean(System.getProperty("corto.elf.randomize", "false"));
    private static final long RANDOM_PAGES = (1 << 28) - 1;         // for programs and mmap(2), as Linux has by default
    private static final int STACK_SHIFT = 36;                      // its bits in the random number
    private static final long STACK_PAGES = (1 << 17) - 1;          // 512 MiB

    private static final int PAGE = 4096;
    private static final int CLOCK_TICKS = 100;          // per second
    private static final long POSITION_INDEPENDENT_BASE = 0x5555_5555_4000L;
    private static final int MOST_SCRIPTS = 5;           // that are each other's interpreters
    private static final int FIRST_LINE = 256;           // Linux BINPRM_BUF_SIZE

    private final AddressSpace space;
    private final FrameAllocator frames;
    private final ProgramFiles files;
    private String path;
    private String[] arguments;
    private final String[] environment;
    private long vdso;
    private long directCalls;
    private long capabilities;
    private long layout;                                 // random, or 0
    private int signalFrameBytes;

    private int errno;
    private String problem;
    private long entry;
    private long stackPointer;
    private long end;

    /// @param path of the program, absolute
    /// @param arguments argv, with the program's own name
    public Loader(AddressSpace space, FrameAllocator frames, ProgramFiles files, String path, String[] arguments, String[] environment) {
        this.space = space;
        this.frames = frames;
        this.files = files;
        this.path = path;
        this.arguments = arguments;
        this.environment = environment;
    }

    /// Tells the program where the virtual dynamic shared object is.
    public void setVdso(long address) {
        vdso = address;
    }

    /// What AT_SYSINFO tells: where programs that know of it find their way into the kernel. 0: nothing.
    public void setDirectCalls(long address) {
        directCalls = address;
    }

    /// Where in memory things are shall depend on `random`, if the image is made so. Before anything is put into the memory.
    public void setLayout(long random) {
        if (RANDOMIZES) {
            layout = random;
            space.lowerTop((Long.rotateRight(random, STACK_SHIFT / 2) & RANDOM_PAGES) * PAGE);
        }
    }

    /// What AT_MINSIGSTKSZ tells: what the delivery of a signal puts on the stack.
    public void setSignalFrame(int bytes) {
        signalFrameBytes = bytes;
    }

    /// What AT_HWCAP tells: CPUID.1:EDX.
    public void setCapabilities(long bits) {
        capabilities = bits;
    }

    /// Loads. False if that cannot be: then `errno` and `problem` tell why, and memory may be half full.
    public boolean load(long random1, long random2) {
        Address programHeaders = frames.allocate();
        Address interpreterHeaders = programHeaders.isZero() ? programHeaders : frames.allocate();
        try {
            if (interpreterHeaders.isZero()) {
                throw new LoadException(ENOMEM, "there is no memory to load " + path);
            }
            loadProgram(programHeaders, interpreterHeaders, random1, random2);
            return true;
        } catch (LoadException e) {
            errno = e.errno;
            problem = e.getMessage();
            return false;
        } finally {
            free(programHeaders);
            free(interpreterHeaders);
        }
    }

    private void free(Address frame) {
        if (!frame.isZero()) {
            frames.free(frame);
        }
    }

    /// What execve(2) gives.
    public int errno() {
        return errno;
    }

    /// One line for the user.
    public String problem() {
        return problem;
    }

    /// The address of the first instruction.
    public long entry() {
        return entry;
    }

    public long stackPointer() {
        return stackPointer;
    }

    /// The first page behind the program, where its heap (brk) begins.
    public long end() {
        return end;
    }

    private void loadProgram(Address headers, Address interpreterHeaders, long random1, long random2) throws LoadException {
        if (!FirstStack.fits(arguments, environment)) {
            throw new LoadException(E2BIG, "the arguments and the environment of " + path + " are longer than a quarter of the stack");
        }
        String named = path;
        OpenFile file = open(path, null);
        for (int scripts = 0; followScript(file, headers); scripts++) {
            file.release();
            if (scripts == MOST_SCRIPTS) {
                throw new LoadException(ELOOP, named + " is a script whose interpreters are scripts without end");
            }
            file = open(path, named);
        }
        try {
            loadElf(file, named, headers, interpreterHeaders, random1, random2);
        } finally {
            file.release();                              // the areas keep its pages
        }
    }

    private OpenFile open(String wanted, String wantedBy) throws LoadException {
        OpenFile file = files.open(wanted);
        if (file == null) {
            throw new LoadException(files.errno(), wanted + ": " + files.problem() + (wantedBy == null ? "" : " (it is the interpreter that " + wantedBy + " asks for)"));
        }
        return file;
    }

    /// If the file begins with `#!`, puts its interpreter in its place (execve(2), "Interpreter scripts").
    private boolean followScript(OpenFile file, Address line) throws LoadException {
        Result read = file.readAt(line, FIRST_LINE, 0);
        if (read.isError() || read.value() < 2 || line.loadByte(0) != '#' || line.loadByte(1) != '!') {
            return false;
        }
        int length = (int) read.value();
        int start = skipBlanks(line, 2, length);
        int endOfPath = start;
        while (endOfPath < length && !isBlank(line.loadByte(endOfPath)) && line.loadByte(endOfPath) != '\n') {
            endOfPath++;
        }
        if (endOfPath == start || endOfPath == FIRST_LINE) {
            throw new LoadException(ENOEXEC, path + " begins with #! but names no interpreter in its first " + FIRST_LINE + " bytes");
        }
        int from = skipBlanks(line, endOfPath, length);
        int to = from;
        while (to < length && line.loadByte(to) != '\n') {
            to++;
        }
        while (to > from && isBlank(line.loadByte(to - 1))) {
            to--;
        }
        String interpreter = ElfFile.latin1(line, start, endOfPath);
        int added = to > from ? 2 : 1;
        String[] longer = new String[added + Math.max(1, arguments.length)];
        longer[0] = interpreter;
        if (added == 2) {
            longer[1] = ElfFile.latin1(line, from, to);
        }
        longer[added] = path;
        for (int i = 1; i < arguments.length; i++) {
            longer[added + i] = arguments[i];
        }
        arguments = longer;
        path = interpreter;
        return true;
    }

    private static boolean isBlank(byte c) {
        return c == ' ' || c == '\t' || c == '\r';
    }

    private static int skipBlanks(Address line, int from, int length) {
        int at = from;
        while (at < length && isBlank(line.loadByte(at))) {
            at++;
        }
        return at;
    }

    private void loadElf(OpenFile file, String named, Address headers, Address interpreterHeaders, long random1, long random2) throws LoadException {
        ElfFile program = new ElfFile(path, file, headers);
        String interpreterPath = program.interpreter();
        program.load(space, POSITION_INDEPENDENT_BASE + (layout & RANDOM_PAGES) * PAGE);
        entry = program.entry();
        end = program.end();
        long base = 0;
        if (interpreterPath != null) {
            OpenFile interpreterFile = open(interpreterPath, path);
            try {
                ElfFile interpreter = new ElfFile(interpreterPath, interpreterFile, interpreterHeaders);
                if (interpreter.interpreter() != null) {
                    throw new LoadException(ELIBBAD, interpreterPath + ", the interpreter of " + path + ", asks for an interpreter itself");
                }
                interpreter.load(space, 0);
                entry = interpreter.entry();
                base = interpreter.bias;
            } finally {
                interpreterFile.release();
            }
        }
        FirstStack stack = new FirstStack((layout >>> STACK_SHIFT & STACK_PAGES) * PAGE);
        if (!stack.map(space, program.wantsExecutableStack())) {
            throw new LoadException(ENOMEM, path + " lies where the stack must be");
        }
        fill(stack, program, named, base, random1, random2);
        Process.current().describe(new Program(named, file.inode(), arguments, environment, stack.auxiliaryText()));
    }

    private void fill(FirstStack stack, ElfFile program, String named, long base, long random1, long random2) {
        long executable = stack.text(named);
        long[] variables = texts(stack, environment);
        long[] words = texts(stack, arguments);
        long platform = stack.text("x86_64");
        long random = stack.random(random1, random2);
        if (directCalls != 0) {
            stack.auxiliary(AT_SYSINFO, directCalls);
        }
        if (vdso != 0) {
            stack.auxiliary(AT_SYSINFO_EHDR, vdso);
        }
        stack.auxiliary(AT_HWCAP, capabilities);
        stack.auxiliary(AT_PAGESZ, PAGE);
        stack.auxiliary(AT_CLKTCK, CLOCK_TICKS);
        stack.auxiliary(AT_PHDR, program.programHeadersAddress());
        stack.auxiliary(AT_PHENT, ProgramHeader.SIZE);
        stack.auxiliary(AT_PHNUM, program.segmentCount());
        stack.auxiliary(AT_BASE, base);
        stack.auxiliary(AT_FLAGS, 0);
        stack.auxiliary(AT_ENTRY, program.entry());
        stack.auxiliary(AT_UID, 0);
        stack.auxiliary(AT_EUID, 0);
        stack.auxiliary(AT_GID, 0);
        stack.auxiliary(AT_EGID, 0);
        stack.auxiliary(AT_SECURE, 0);
        stack.auxiliary(AT_RANDOM, random);
        stack.auxiliary(AT_HWCAP2, 0);
        stack.auxiliary(AT_EXECFN, executable);
        stack.auxiliary(AT_PLATFORM, platform);
        stack.auxiliary(AT_MINSIGSTKSZ, signalFrameBytes);
        stackPointer = stack.finish(words, variables);
    }

    private static long[] texts(FirstStack stack, String[] texts) {
        long[] addresses = new long[texts.length];
        for (int i = texts.length - 1; i >= 0; i--) {
            addresses[i] = stack.text(texts[i]);
        }
        return addresses;
    }
}
