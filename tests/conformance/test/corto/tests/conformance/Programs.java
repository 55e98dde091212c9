// SPDX-License-Identifier: Apache-2.0
package corto.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Compiles programs of `tests/conformance` and runs them on this host.
final class Programs {
    private static final Path HERE = Path.of(System.getProperty("corto.root")).resolve("tests/conformance");
    private static final Path SOURCES = HERE.resolve("programs");
    /// The files with a `CASE` for each test.
    static final Path CASES = HERE.resolve("cases");
    private static final Path SHARED_MEMORY = Path.of("/dev/shm");        // a tmpfs: holes and sizes as in memory
    private static final long LIMIT_SECONDS = 60;

    private Programs() {}

    /// `more` are options of gcc.
    static Path compile(String name, boolean isStatic, Path folder, String... more) throws IOException, InterruptedException {
        return compile(SOURCES.resolve(name + ".c"), isStatic, folder, more);
    }

    static Path compile(Path source, boolean isStatic, Path folder, String... more) throws IOException, InterruptedException {
        String name = source.getFileName().toString().replaceFirst("\\.c$", "");
        Path program = folder.resolve(name + (isStatic ? "-static" : "-dynamic"));
        List<String> words = new ArrayList<>(List.of("gcc", "-std=gnu17", "-O1", "-w", source.toString(), "-o", program.toString()));
        if (isStatic) {
            words.add("-static");
        } else {
            words.addAll(List.of("-Wl,--no-as-needed", "-lgcc_s"));      // what pthread_cancel(3) loads by name
        }
        words.addAll(List.of(more));
        return compile(words, program);
    }

    /// With `corto cc`. Its C library has no headers of Linux, and no names of error numbers.
    static Path compileNative(Path source, Path folder) throws IOException, InterruptedException {
        Path program = folder.resolve(source.getFileName().toString().replaceFirst("\\.c$", "-native"));
        return compile(List.of(System.getProperty("corto.root") + "/corto", "cc", "-std=gnu17", "-O1", "-w", "-static", "-Dstrerrorname_np=strerror",
                "-idirafter", "/usr/include", "-idirafter", "/usr/include/x86_64-linux-gnu", source.toString(), "-o", program.toString()), program);
    }

    private static Path compile(List<String> words, Path program) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("CORTO_BUILD", System.getProperty("corto.build"));
        builder.environment().put("CORTO_STALE", "1");                  // the tools are those that these tests were compiled against
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process compiler = builder.start();
        compiler.getOutputStream().close();
        String messages = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(compiler.waitFor()).as(messages).isZero();
        return program;
    }

    /// Runs a program of this host, from where only root may have its path, which must succeed.
    static void run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("env", "PATH=" + System.getenv("PATH") + ":/usr/sbin:/sbin").redirectErrorStream(true);
        builder.command().addAll(List.of(command));
        Process process = builder.start();
        process.getOutputStream().close();
        String messages = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(messages).isZero();
    }

    /// The exit status of the program, 128 + signal if one has ended it.
    static int statusOnLinux(Path program, String argument) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(withUsualSignals(List.of(program.toString(), argument))).redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    /// What the program prints on Linux; `before` are words that run it. It has a folder of its own, which is empty.
    static String onLinux(Path program, int expectedStatus, String... before) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(before));
        words.add(program.toString());
        return onLinux(words, expectedStatus);
    }

    /// The same with arguments, and with success.
    static String onLinux(Path program, List<String> arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(program.toString()));
        words.addAll(arguments);
        return onLinux(words, 0);
    }

    /// Whoever runs these tests in the background of a script ignores some, which children inherit.
    private static List<String> withUsualSignals(List<String> words) {
        List<String> line = new ArrayList<>(List.of("env", "--default-signal=HUP,INT,QUIT,TERM"));
        line.addAll(words);
        return line;
    }

    /// With its children, which may have its output open.
    private static void end(Process process) {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
    }

    private static String onLinux(List<String> words, int expectedStatus) throws IOException, InterruptedException {
        Path folder = Files.isWritable(SHARED_MEMORY) ? Files.createTempDirectory(SHARED_MEMORY, "corto") : Files.createTempDirectory("corto");
        try {
            Process process = new ProcessBuilder(withUsualSignals(words)).directory(folder.toFile()).redirectErrorStream(true).start();
            CompletableFuture.delayedExecutor(LIMIT_SECONDS, TimeUnit.SECONDS).execute(() -> end(process));
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(text).isEqualTo(expectedStatus);
            return text;
        } finally {
            try (var all = Files.walk(folder)) {
                all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
    }
}
