// SPDX-License-Identifier: Apache-2.0
package corto.build;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import javax.tools.DiagnosticListener;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// One run of javac in this JVM.
///
/// `options` is everything but `-d`, `output` receives the class files of `sources` and nothing else: it is replaced as a whole, so
/// classes of deleted sources do not stay behind.
public record Compilation(List<Path> sources, List<String> options, Path output) {
    /// The code of a warning that cannot be left out by a word in the source: that a program uses jdk.unsupported, of which our tools take sun.misc.Signal.
    private static final String UNSUPPORTED_API = "compiler.warn.sun.proprietary";

    /// The file beside a folder of class files that says what they were made from.
    public static Path stamp(Path output) {
        return output.resolveSibling(output.getFileName() + ".stamp");
    }

    /// Whether a source, an option or the JDK changed since `output` was made.
    public boolean isStale() {
        return !Files.isDirectory(output) || !Fingerprint.matches(stamp(output), fingerprint());
    }

    /// Compiles unless `output` already holds the result for this input. Returns whether javac ran.
    public boolean runIfStale() {
        String fingerprint = fingerprint();
        if (Files.isDirectory(output) && Fingerprint.matches(stamp(output), fingerprint)) {
            return false;
        }
        try {
            Files.deleteIfExists(stamp(output));
            run();
            Files.writeString(stamp(output), fingerprint);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return true;
    }

    private String fingerprint() {
        Fingerprint fingerprint = new Fingerprint().text(System.getProperty("java.home")).text(Runtime.version().toString());
        options.forEach(fingerprint::text);
        return fingerprint.files(sources).value();
    }

    public void run() throws IOException {
        Path fresh = output.resolveSibling(output.getFileName() + "." + ProcessHandle.current().pid());
        SourceFiles.delete(fresh);
        Files.createDirectories(fresh);
        try {
            if (!sources.isEmpty()) {
                javac(fresh);
            }
            SourceFiles.delete(output);
            Files.move(fresh, output, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            SourceFiles.delete(fresh);
        }
    }

    private void javac(Path destination) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        if (javac == null) {
            throw new CompilationFailed("No javac in " + System.getProperty("java.home") + ": install a full JDK, not a JRE.");
        }
        StringWriter messages = new StringWriter();
        DiagnosticListener<JavaFileObject> listener = diagnostic -> {
            if (!UNSUPPORTED_API.equals(diagnostic.getCode())) {
                messages.append(diagnostic.toString()).append('\n');
            }
        };
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            List<String> arguments = new java.util.ArrayList<>(options);
            arguments.addAll(List.of("-encoding", "UTF-8", "-proc:none", "-d", destination.toString()));
            boolean good = javac.getTask(messages, files, listener, arguments, null, files.getJavaFileObjectsFromPaths(sources)).call();
            if (!good) {
                throw new CompilationFailed(messages.toString().strip());
            }
        }
        if (!messages.toString().isBlank()) {
            System.err.println(messages.toString().strip());   // warnings that the options ask for
        }
    }
}
