// SPDX-License-Identifier: Apache-2.0
package corto.rootfs;

import corto.console.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Scripts of this machine, which begin with `#!`, and the programs that run them (execve(2), "Interpreter scripts").
public final class Scripts {
    /// Where programs are found in a root file system whose user sets no other PATH: Debian's.
    public static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private static final int FIRST_LINE = 256;                       // as the kernel: Linux BINPRM_BUF_SIZE
    private static final int MOST_SCRIPTS = 5;                       // that are each other's interpreters

    private Scripts() {
    }

    /// What has to be there to run a script.
    ///
    /// @param scripts the script, then its interpreters that are scripts themselves
    /// @param helpers env(1), where a first line asks it to find the interpreter
    /// @param program the one that is no script
    public record Chain(List<String> scripts, List<String> helpers, String program) {
    }

    /// Whether `file` begins with `#!`.
    public static boolean matches(Path file) {
        return Files.isRegularFile(file) && start(file).startsWith("#!");
    }

    /// Follows `file`, an absolute path, to the program that runs it: itself if it is no script. What is missing is a [Failure].
    public static Chain of(Path file) {
        List<String> scripts = new ArrayList<>();
        List<String> helpers = new ArrayList<>();
        String program = file.toString();
        while (matches(Path.of(program))) {
            String script = program;
            scripts.add(script);
            if (scripts.size() > MOST_SCRIPTS) {
                throw new Failure(file + ": interpreters of interpreters, more than " + MOST_SCRIPTS + " deep (ELOOP).", "Name a program as interpreter.");
            }
            String[] words = words(script);
            program = words[0];
            if (!program.startsWith("/")) {
                throw new Failure(script + " wants the interpreter \"" + program + "\" (its first line), which is no absolute path.", "Write the whole path, or #!/usr/bin/env " + program + ".");
            }
            if (!Files.isRegularFile(Path.of(program))) {
                throw new Failure(script + " wants the interpreter \"" + program + "\" (its first line), which is not there.", "Install it, or change the line.");
            }
            if (program.endsWith("/env") && words.length > 1) {
                helpers.add(program);
                program = found(name(words[1], script), script);
            }
        }
        return new Chain(scripts, helpers, program);
    }

    /// Puts the script `file`, an absolute path, at its path into `tree`, with all that runs it: interpreters, their libraries, and, as an interpreter is
    /// little without its modules, the files of the Debian package that it comes from. `libraryPath` is LD_LIBRARY_PATH.
    public static void copyInto(FileTree tree, Path file, List<String> libraryPath) {
        Chain chain = of(file);
        chain.scripts().forEach(script -> HostPrograms.copy(tree, script));
        for (String program : Stream.concat(chain.helpers().stream(), Stream.of(chain.program())).toList()) {
            try {
                HostPrograms.copyInto(tree, program, program, libraryPath);
            } catch (Failure e) {
                throw new Failure(e, chain.scripts().getLast() + " wants the interpreter " + program + ": " + e.getMessage());
            }
        }
        for (String path : InstalledPackages.filesWith(HostPrograms.realPath(chain.program()))) {
            HostPrograms.copy(tree, path);
            HostPrograms.copyLibraries(tree, path);
        }
    }

    private static String start(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(FIRST_LINE), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The interpreter and, as one word, its argument.
    private static String[] words(String script) {
        String line = start(Path.of(script)).lines().findFirst().orElse("").substring(2).strip();
        if (line.isEmpty()) {
            throw new Failure(script + " begins with #! but names no interpreter.", "Write it there: #!/bin/sh");
        }
        return line.split("[ \t]+", 2);
    }

    /// What env(1) runs, given `argument`: all of it, unless it begins with -S.
    private static String name(String argument, String script) {
        if (!argument.startsWith("-S")) {
            return argument;
        }
        return Stream.of(argument.substring(2).strip().split("[ \t]+")).filter(word -> !word.isEmpty() && !word.startsWith("-") && !word.contains("=")).findFirst()
                .orElseThrow(() -> new Failure(script + " has env run no program: \"" + argument + "\".", "Write: #!/usr/bin/env NAME"));
    }

    private static String found(String name, String script) {
        Optional<String> program = name.startsWith("/") ? Optional.of(name) : Stream.of(PATH.split(":")).map(folder -> folder + "/" + name).filter(Scripts::isProgram).findFirst();
        return program.filter(Scripts::isProgram).orElseThrow(() -> new Failure(script + " wants \"" + name + "\" (by env, in its first line), which is not in " + PATH + ".",
                name.contains(" ") ? "env takes one word; with -S it takes several." : "Install it there, or write the interpreter's whole path."));
    }

    private static boolean isProgram(String path) {
        return Files.isRegularFile(Path.of(path)) && Files.isExecutable(Path.of(path));
    }
}
