// SPDX-License-Identifier: Apache-2.0
package corto.compiler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Runs gcc, as and ld in the folder of an image, several at a time. Closing ends those that still run.
///
/// An object file is kept as long as its source and command stay the same: an edit of a text or of a table changes image.s alone.
final class Toolchain implements AutoCloseable {
    private static final int SIGNALLED = 128;                // added to the number of the signal in a status
    private static final int MOST_ERROR_LINES = 20;

    private static final Pattern UNDEFINED = Pattern.compile("([^/:]+\\.java:\\d+): undefined reference to `(.+)'");

    private final Path folder;
    private final List<Step> running = new ArrayList<>();

    Toolchain(Path folder) {
        this.folder = folder;
    }

    /// Whether `Optimization.QUICK` is quick.
    static boolean hasTcc() {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
            if (Files.isExecutable(Path.of(folder, "tcc"))) {
                return true;
            }
        }
        return false;
    }

    /// The command that compiles a unit by tcc, without inputs and outputs.
    static List<String> tcc() {
        return List.of("tcc", "-w", "-ffreestanding");
    }

    /// The command that compiles a unit for a platform, without inputs and outputs. Calls stay calls: endless recursion must overflow the stack, not loop, and traces show every caller. DWARF 4: binutils 2.40 names the wrong file for the innermost inlined call of DWARF 5.
    ///
    /// `coldForSize`: fast code, but for functions marked cold, which gcc makes small and puts apart. Nothing is aligned: that is for caches of instructions in loops, and takes 4 kB. `CodeLayout` puts the hot
    /// ones in order.
    static List<String> gcc(String platform, Optimization optimization, boolean coldForSize, boolean vectors, boolean polls) {
        List<String> command = new ArrayList<>(List.of("gcc", "-std=gnu11", (coldForSize ? Optimization.SPEED : optimization).flag(), "-gdwarf-4", optimization.debugFlag(), "-ffreestanding", "-fwrapv", "-fstrict-aliasing",
                "-fno-omit-frame-pointer", "-fno-optimize-sibling-calls", "-fno-stack-protector", "-fno-pic", "-fno-pie", "-ffixed-r15", "-fno-asynchronous-unwind-tables",
                "-fcf-protection=none", "-fno-math-errno", "-ffp-contract=off", "-msse2", "-mno-avx", "-w"));
        if (platform.equals("pc")) {
            command.add("-mcmodel=kernel");
        }
        if (platform.equals("pc") || polls) {
            command.add("-mno-red-zone");                // interrupts come, and polls call, without gcc's knowing
        }
        if (!vectors) {
            command.add("-mgeneral-regs-only");
        }
        if (coldForSize) {
            command.addAll(List.of("-falign-functions=1", "-falign-jumps=1", "-falign-loops=1", "-ffunction-sections"));
        }
        return command;
    }

    /// A program that was started.
    private record Step(List<String> command, Process process, Path log, ObjectStamp made) {}

    /// Starts compiling `source` (a C file in the folder) to `object`, unless `object` is there, made from the same.
    void startCompiling(String source, String object, List<String> compiler) throws CompilationException {
        List<String> command = new ArrayList<>(compiler);
        command.addAll(List.of("-c", "-o", object, source));
        try {
            ObjectStamp stamp = ObjectStamp.of(folder.resolve(source), folder.resolve(object), command);
            if (!stamp.holds()) {
                stamp.delete();
                start(command, stamp);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void start(List<String> command, ObjectStamp made) throws CompilationException {
        try {
            Path log = folder.resolve("toolchain-" + running.size() + ".log");
            Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
            running.add(new Step(command, process, log, made));
        } catch (IOException e) {
            throw new CompilationException("cannot run " + command.getFirst() + ": " + e.getMessage() + ". Install gcc and binutils (`./corto doctor` says how).", e);
        }
    }

    /// Runs `command` in the folder; what was started before goes on meanwhile. Returns what it printed.
    String run(List<String> command) throws CompilationException {
        start(command, null);
        return finish(running.removeLast());
    }

    /// Waits for all that was started.
    void finish() throws CompilationException {
        while (!running.isEmpty()) {
            finish(running.removeLast());
        }
    }

    private static String finish(Step step) throws CompilationException {
        String program = step.command.getFirst();
        try {
            int status = step.process.waitFor();
            String output = new String(Files.readAllBytes(step.log), StandardCharsets.UTF_8);
            if (status != 0) {
                List<String> lines = output.lines().limit(MOST_ERROR_LINES).toList();
                refuseUndefinedSymbols(lines);
                if (status > SIGNALLED || output.contains("signal terminated program")) {
                    throw new CompilationException(program + " was ended by a signal on " + step.command.getLast() + " in " + step.log.getParent()
                            + (status > SIGNALLED ? ": " + (status - SIGNALLED) + ".\n" : ":\n" + String.join("\n", lines) + "\n")
                            + "Signal 9 (SIGKILL) mostly means that this machine's memory was used up.");
                }
                throw new CompilationException(program + " failed with status " + status + " on " + step.command.getLast() + " in " + step.log.getParent()
                        + ":\n" + String.join("\n", lines) + "\nThis is a defect of the compiler: please report it with the folder's image.c.");
            }
            Files.delete(step.log);
            if (step.made != null) {
                step.made.write();
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            step.process.destroy();
            Thread.currentThread().interrupt();
            throw new CompilationException("interrupted while " + program + " was running", e);
        }
    }

    /// Ends what was started and not waited for: the image was refused meanwhile.
    @Override
    public void close() {
        running.forEach(step -> step.process.destroy());
    }

    /// The one mistake of a program that only the linker can find.
    private static void refuseUndefinedSymbols(List<String> lines) throws CompilationException {
        List<String> messages = new ArrayList<>();
        for (String line : lines) {
            Matcher undefined = UNDEFINED.matcher(line);
            if (undefined.find()) {
                messages.add("no library of this image defines the symbol " + undefined.group(2) + "\n    used at " + undefined.group(1)
                        + "\n  Check the spelling, or select the library whose assembly or linker script defines it.");
            }
        }
        if (!messages.isEmpty()) {
            throw new CompilationException(String.join("\n", messages));
        }
    }
}
