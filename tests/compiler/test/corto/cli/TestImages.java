// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.build.SourceModule;
import corto.compiler.CompilationException;
import corto.compiler.ImageCompiler;
import corto.compiler.ImageRequest;
import corto.compiler.Optimization;
import corto.composition.Composition;
import corto.composition.Layers;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Builds images for tests from the modules that `corto run` uses, without a manifest. In this package for the sake of [TargetModules].
///
/// A program of its own, so that a compiler that does not end, or runs out of memory, fails some tests and not all; and one that builds many
/// images, because a warm compiler takes a third of the time. Each request on standard input is a count and so many strings: PLATFORM OPTIMIZATION OUTPUT
/// MAIN_CLASS CLASS_PATH [KEY=VALUE…], of which `libraries` names modules besides those of every image, and options, the others are the compiler's. The answer on standard output is the length of a message in bytes, 0 if the image is there, and the message.
final class TestImages {
    private static final String THREADS = "corto.java.threads";        // brings a policy and a dispatcher

    private TestImages() {}

    public static void main(String[] arguments) throws IOException {
        TargetModules modules = null;
        DataInputStream requests = new DataInputStream(System.in);
        try (DataOutputStream answers = new DataOutputStream(new FileOutputStream(FileDescriptor.out))) {
            System.setOut(System.err);
            while (true) {
                String[] request = read(requests);
                if (request == null) {
                    return;
                }
                byte[] message;
                try {
                    modules = modules == null ? TargetModules.compiled() : modules;
                    message = build(modules, request).getBytes(StandardCharsets.UTF_8);
                } catch (RuntimeException | StackOverflowError e) {
                    StringWriter trace = new StringWriter();
                    e.printStackTrace(new PrintWriter(trace));
                    message = trace.toString().getBytes(StandardCharsets.UTF_8);
                }
                answers.writeInt(message.length);
                answers.write(message);
                answers.flush();
            }
        }
    }

    private static String[] read(DataInputStream requests) throws IOException {
        try {
            String[] request = new String[requests.readInt()];
            for (int i = 0; i < request.length; i++) {
                request[i] = requests.readUTF();
            }
            return request;
        } catch (EOFException e) {
            return null;                                // the tests have ended
        }
    }

    /// Compiles with the mark-sweep collector. Returns why it cannot be, or nothing.
    private static String build(TargetModules modules, String[] request) {
        Map<String, String> options = new TreeMap<>();
        for (String option : List.of(request).subList(5, request.length)) {
            options.put(option.substring(0, option.indexOf('=')), option.substring(option.indexOf('=') + 1));
        }
        String platform = request[0];
        List<String> chosen = new ArrayList<>(List.of("corto.runtime", "corto.jdk", "corto.heap.marksweep", "corto.platform." + platform));
        for (String name : Optional.ofNullable(options.remove("libraries")).map(names -> names.split(":")).orElse(new String[0])) {
            int equals = name.indexOf('=');
            if (equals < 0) {
                chosen.add(name);
            } else {
                options.put(name.substring(0, equals), name.substring(equals + 1));
            }
        }
        if (chosen.contains(THREADS)) {
            chosen.addAll(platform.equals("pc") ? List.of("corto.sched.preempt", "corto.platform.threads", "corto.memory.frames.region")
                    : List.of("corto.sched.preempt", "corto.platform.process.threads"));
            options.putIfAbsent("corto.runtime.preemption", "true");
        }
        Map<String, SourceModule> all = SourceModule.below(Sdk.root(), "runtime", "lib").stream().collect(Collectors.toMap(SourceModule::name, module -> module));
        Composition composition = Composition.closing(all, chosen, Layers.read(Sdk.root().resolve(Layers.FILE)));
        List<Path> folders = composition.moduleNames().stream().map(modules::folder).toList();
        Path script = Sdk.root().resolve("lib/platform").resolve(platform).resolve("image.ld");
        List<Path> classPath = Stream.of(request[4].split(":")).map(Path::of).toList();
        try {
            ImageCompiler.compile(new ImageRequest(folders, classPath, request[3], modules.jdkPatch(), platform, script, Optimization.valueOf(request[1]), Path.of(request[2]), options, composition.providers()));
            return "";
        } catch (CompilationException e) {
            return e.getMessage();
        }
    }
}
