// SPDX-License-Identifier: Apache-2.0
package corto.compiler;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Runs gcc, as and ld.
final class Toolchain {
    private static final int MOST_ERROR_LINES = 20;

    private static final Pattern UNDEFINED = Pattern.compile("([^/:]+\\.java:\\d+): undefined reference to `(.+)'");

    private final Path folder;

    Toolchain(Path folder) {
        this.folder = folder;
    }

    /// C flags for a platform. Calls stay calls: endless recursion must overflow the stack, not loop, and traces show every caller. DWARF 4: binutils 2.40 names the wrong file for the innermost inlined call of DWARF 5. Variables only
    /// in debug builds: finding where each is after optimisation doubles gcc's time.
    static List<String> flags(String platform, Optimization optimization) {
        List<String> flags = new ArrayList<>(List.of("-std=gnu11", optimization.flag(), optimization == Optimization.DEBUG ? "-g" : "-g1", "-gdwarf-4", "-ffreestanding", "-fwrapv", "-fno-strict-aliasing",
                "-fno-omit-frame-pointer", "-fno-optimize-sibling-calls", "-fno-stack-protector", "-fno-pic", "-fno-pie", "-ffixed-r15", "-fno-asynchronous-unwind-tables",
                "-fcf-protection=none", "-fno-math-errno", "-ffp-contract=off", "-msse2", "-mno-avx", "-w"));
        if (platform.equals("pc")) {
            flags.addAll(List.of("-mcmodel=kernel", "-mno-red-zone"));
        }
        return flags;
    }

    void run(List<String> command) throws CompilationException {
        try {
            Path log = folder.resolve("toolchain.log");
            Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
            int status = process.waitFor();
            if (status != 0) {
                List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().limit(MOST_ERROR_LINES).toList();
                refuseUndefinedSymbols(lines);
                throw new CompilationException(command.getFirst() + " failed with status " + status + " on " + command.getLast() + " in " + folder
                        + ":\n" + String.join("\n", lines) + "\nThis is a defect of the compiler: please report it with the folder's image.c.");
            }
        } catch (IOException e) {
            throw new CompilationException("cannot run " + command.getFirst() + ": " + e.getMessage() + ". Install gcc and binutils (`./corto doctor` says how).", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompilationException("interrupted while " + command.getFirst() + " was running", e);
        }
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
