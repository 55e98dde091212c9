// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.build.BuildLock;
import corto.build.Fingerprint;
import corto.build.SourceFiles;
import corto.console.Failure;
import corto.console.Progress;
import corto.manifest.Manifest;
import corto.manifest.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Compiles the C sources of an application to a program for Linux, which the kernel loads like any other.
final class CProgram {
    private static final String SUFFIX = ".c";
    private static final List<String> USUAL_FLAGS = List.of("-O2", "-g");
    private static final String GLIBC = "gcc";

    private final Manifest manifest;
    private final Program.C program;
    private final Path folder;
    private final String compiler;                                  // a path, or found in PATH

    private CProgram(Manifest manifest, Program.C program, String compiler, String id) {
        this.manifest = manifest;
        this.program = program;
        this.compiler = compiler;
        folder = Sdk.applications().resolve(id);
    }

    /// The executable, compiled if a source, a header that one includes, a flag or the compiler changed.
    static Path compile(Manifest manifest, Program.C program, String id) {
        boolean isNative = program.compiler().equals(CcCommand.NAME);
        if (isNative && !program.isStatic()) {
            throw new Failure(manifest.file() + ": compiler: " + CcCommand.NAME + " makes static programs only.", "Leave out static: false, or take compiler: musl-gcc.");
        }
        if (!isNative) {
            HostPackages.require(program.compiler());
        }
        CProgram compiled = new CProgram(manifest, program, isNative ? CcCommand.compiler().toString() : program.compiler(), id);
        try (BuildLock _ = BuildLock.of(compiled.folder)) {
            Files.createDirectories(compiled.folder);
            return compiled.make();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path make() throws IOException {
        Path executable = folder.resolve("program");
        Path inputs = folder.resolve("inputs");                     // sources and headers of the last time
        Path stamp = folder.resolve("program.stamp");
        List<Path> sources = sources();
        if (Files.exists(executable) && Files.exists(inputs)) {
            List<Path> known = Files.readAllLines(inputs).stream().map(Path::of).toList();
            if (known.stream().allMatch(Files::exists) && Fingerprint.matches(stamp, fingerprint(sources, known))) {
                return executable;
            }
        }
        Progress.step("compiling " + manifest.name() + " with " + program.compiler());
        Files.deleteIfExists(stamp);
        Set<Path> used = new LinkedHashSet<>();
        List<String> objects = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            Path object = folder.resolve(i + ".o");
            Path dependencies = folder.resolve(i + ".d");
            List<String> words = new ArrayList<>(USUAL_FLAGS);
            words.addAll(List.of(positionFlag(), "-c", "-MD", "-MF", dependencies.toString(), "-o", object.toString(), sources.get(i).toString()));
            words.addAll(program.flags());
            call(words);
            used.addAll(dependencies(dependencies));
            objects.add(object.toString());
        }
        List<String> words = new ArrayList<>(USUAL_FLAGS);
        words.addAll(List.of(linkFlag(), "-o", executable.toString()));
        words.addAll(objects);
        words.addAll(program.flags());
        call(words);
        Files.write(inputs, used.stream().map(Path::toString).toList());
        Files.writeString(stamp, fingerprint(sources, List.copyOf(used)));
        return executable;
    }

    private List<Path> sources() {
        Path src = manifest.folder().resolve("src");
        List<Path> places = !program.sources().isEmpty() ? program.sources() : List.of(Files.isDirectory(src) ? src : manifest.folder());
        List<Path> sources = new ArrayList<>();
        places.forEach(place -> sources.addAll(Files.isDirectory(place) ? SourceFiles.below(place, SUFFIX) : List.of(place)));
        if (sources.isEmpty()) {
            throw new Failure(manifest.file() + ": there is no " + SUFFIX + " file in " + places.getFirst() + ".", "Write one, or name others: sources: […]");
        }
        return sources;
    }

    /// musl's gcc wrapper cannot link static-pie: its static programs have a fixed address.
    private String linkFlag() {
        return program.isStatic() ? isMusl() ? "-static" : "-static-pie" : "-pie";
    }

    private String positionFlag() {
        return program.isStatic() && isMusl() ? "-fno-pie" : "-fPIE";
    }

    private boolean isMusl() {
        return !program.compiler().equals(GLIBC);
    }

    private String fingerprint(List<Path> sources, List<Path> used) {
        Fingerprint fingerprint = new Fingerprint().text(program.compiler()).text(linkFlag()).text(program.flags().toString()).text(sources.toString());
        HostPackages.place(compiler).ifPresent(fingerprint::file);
        return fingerprint.files(used).value();
    }

    /// The files behind the colon of a rule of make as gcc writes it: separated by blanks, a blank in a name behind a backslash.
    private List<Path> dependencies(Path rule) throws IOException {
        String text = Files.readString(rule).replace("\\\n", " ");
        List<Path> files = new ArrayList<>();
        for (String name : text.substring(text.indexOf(':') + 1).strip().split("(?<!\\\\)\\s+")) {
            files.add(manifest.folder().resolve(name.replace("\\ ", " ")).normalize());
        }
        return files;
    }

    private void call(List<String> arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of(compiler));
        words.addAll(arguments);
        Process compiler = new ProcessBuilder(words).directory(manifest.folder().toFile()).redirectErrorStream(true).start();
        compiler.getOutputStream().close();
        String messages = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int status;
        try {
            status = compiler.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(e, "interrupted while " + program.compiler() + " ran.");
        }
        if (status != 0) {
            throw new Failure(manifest.file() + ": " + program.compiler() + " could not compile " + manifest.name() + ".", messages);
        }
        if (!messages.isEmpty()) {
            System.err.println(messages);                           // warnings
        }
    }
}
