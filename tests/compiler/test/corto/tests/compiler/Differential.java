// SPDX-License-Identifier: Apache-2.0
package corto.tests.compiler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Builds images of many programs each, runs every program in a process of its own, and compares with HotSpot.
///
/// ```
///   40 programs ─► Batch.java (compares the first argument) ─► one image ─► 40 processes
///        └─ when it does not build: two halves, and so on, so that one bad program does not hide the others
/// ```
///
/// As many batches as there are processors are built and run at once: gcc, which takes most of the time, uses one.
public final class Differential {
    private static final String UNSUPPORTED = "unsupported here: ";

    /// What became of one program. `image` is null if there is no image; then `reason` says why.
    public record Result(Program program, Outcome hotSpot, Outcome image, String reason) {
        public boolean good() {
            return !isSupported() || image != null && image.agrees(hotSpot);
        }

        /// Whether this host's kernel, which may be a sandbox's, can do what the program is about: it looks first.
        boolean isSupported() {
            return !hotSpot.output().startsWith(UNSUPPORTED);
        }
    }

    private final Images images;
    private final HotSpot hotSpot;
    private final Path classes;
    private final Path work;
    private final int batchSize;
    private final AtomicInteger folders = new AtomicInteger();

    /// @param classes class files of all programs
    /// @param work folder for the images
    public Differential(Images images, Path classes, Path work, int batchSize) {
        this.images = images;
        this.hotSpot = new HotSpot(classes, images.oneStream());
        this.classes = classes;
        this.work = work;
        this.batchSize = batchSize;
    }

    /// Runs `programs`; `report` gets each result, with its number, when its batch is done.
    public List<Result> run(List<Program> programs, BiConsumer<Integer, Result> report) {
        List<Result> results = new ArrayList<>();
        run(programs).forEach(result -> {
            results.add(result);
            report.accept(results.size(), result);
        });
        return results;
    }

    /// The results in the order of the batches. Reading one waits for its batch; the others go on meanwhile.
    Stream<Result> run(List<Program> programs) {
        ExecutorService workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), Thread.ofPlatform().daemon().factory());
        List<CompletableFuture<List<Result>>> running = batches(programs).stream().map(batch -> CompletableFuture.supplyAsync(() -> runBatch(batch), workers)).toList();
        workers.shutdown();
        return running.stream().flatMap(batch -> batch.join().stream());
    }

    /// Runs one batch, here and there.
    private List<Result> runBatch(List<Program> batch) {
        List<Result> results = new ArrayList<>();
        try {
            runBatch(batch, hotSpot.run(batch), results::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return results;
    }

    /// Divides programs into those that share an image: with the same libraries.
    private List<List<Program>> batches(List<Program> programs) {
        List<List<Program>> batches = new ArrayList<>();
        Map<List<String>, List<Program>> sharing = new LinkedHashMap<>();
        programs.stream().filter(program -> !program.alone()).forEach(program -> sharing.computeIfAbsent(program.libraries(), _ -> new ArrayList<>()).add(program));
        for (List<Program> together : sharing.values()) {
            int count = (together.size() + batchSize - 1) / batchSize;
            for (int i = 0; i < count; i++) {
                batches.add(together.subList(together.size() * i / count, together.size() * (i + 1) / count));
            }
        }
        programs.stream().filter(Program::alone).forEach(program -> batches.add(List.of(program)));
        return batches;
    }

    private void runBatch(List<Program> batch, Map<Program, Outcome> expected, Consumer<Result> results) throws IOException, InterruptedException {
        Path image;
        boolean single = batch.size() == 1;
        Path folder = work.resolve(single ? batch.getFirst().title().replace('/', '.') : "batch" + folders.getAndIncrement());
        try {
            List<String> libraries = batch.getFirst().libraries();
            image = single ? images.build(List.of(classes), batch.getFirst().className(), libraries, folder)
                    : images.build(List.of(classes, batchMain(batch, folder)), "Batch", libraries, folder);
        } catch (Images.BuildFailure e) {
            if (single) {
                results.accept(new Result(batch.getFirst(), expected.get(batch.getFirst()), null, e.getMessage()));
            } else {
                System.err.println("the image of " + batch.size() + " programs in " + folder + " does not build, trying parts: " + e.getMessage().strip().lines().findFirst().orElse(""));
                for (List<Program> part : parts(batch, e.getMessage())) {
                    runBatch(part, expected, results);
                }
            }
            return;
        }
        for (Program program : batch) {
            List<String> arguments = new ArrayList<>(single ? List.of() : List.of(program.className()));
            arguments.addAll(program.arguments());
            results.accept(new Result(program, expected.get(program), images.run(image, arguments, program.inputBytes()), null));
        }
    }

    /// How to go on with a batch that does not build: the programs that the message names each alone, the rest together; or halves.
    private static List<List<Program>> parts(List<Program> batch, String message) {
        List<Program> named = batch.stream().filter(program -> Pattern.compile("\\b" + Pattern.quote(program.className()) + "\\b").matcher(message).find()).toList();
        if (named.isEmpty() || named.size() == batch.size()) {
            return List.of(batch.subList(0, batch.size() / 2), batch.subList(batch.size() / 2, batch.size()));
        }
        List<List<Program>> parts = new ArrayList<>(named.stream().map(List::of).toList());
        parts.add(batch.stream().filter(program -> !named.contains(program)).toList());
        return parts;
    }

    /// Writes and compiles the class that chooses a program by the first argument. Returns its class folder.
    private Path batchMain(List<Program> batch, Path folder) throws IOException {
        StringBuilder cases = new StringBuilder();
        for (Program program : batch) {
            cases.append("        if (args[0].equals(\"").append(program.className()).append("\")) {\n            ").append(program.className())
                    .append(".main(rest);\n            return;\n        }\n");
        }
        Path source = folder.resolve("Batch.java");
        Files.createDirectories(folder);
        Files.writeString(source, """
                public final class Batch {
                    public static void main(String[] args) throws Throwable {
                        String[] rest = new String[args.length - 1];
                        for (int i = 1; i < args.length; i++) {
                            rest[i - 1] = args[i];
                        }
                %s        System.exit(2);
                    }
                }
                """.formatted(cases));
        Path output = folder.resolve("classes");
        Javac.compile(List.of(source), List.of(classes), output);
        return output;
    }
}
