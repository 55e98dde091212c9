// SPDX-License-Identifier: Apache-2.0

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;

/// Generated code against C from `gcc -O2` and against HotSpot: the same algorithm in each, see bench/code.
final class CodeBench {
    /// @param java    main class of the image
    /// @param hotSpot main class on HotSpot, which may have to differ
    /// @param flags   more options for HotSpot
    private record Pair(String name, String java, String hotSpot, List<String> flags) {
        Pair(String name, String java) {
            this(name, java, java, List.of());
        }
    }

    private static final List<Pair> PAIRS = List.of(
            new Pair("checksum-address", "ChecksumAddress", "ChecksumAddressSegment", List.of()),
            new Pair("checksum-bytes", "ChecksumBytes"),
            new Pair("buddy-address", "BuddyAddress", "BuddyAddressSegment", List.of()),
            new Pair("buddy-arrays", "BuddyArrays"),
            new Pair("hash-map-get", "HashMapGet"),
            new Pair("hash-map-put", "HashMapPut"),
            new Pair("call-mono", "CallMono"),
            new Pair("call-bi", "CallBi"),
            new Pair("call-mega", "CallMega"),
            new Pair("tcp-address", "TcpAddress", "TcpAddressView", List.of()),
            new Pair("tcp-bytes", "TcpBytes"),
            new Pair("bit-scan", "BitScan"),
            new Pair("queue", "Queue"),
            new Pair("throw-frames", "ThrowFrames", "ThrowFrames", List.of("-XX:CompileCommand=dontinline,ThrowFrames::first",
                    "-XX:CompileCommand=dontinline,ThrowFrames::second", "-XX:CompileCommand=dontinline,ThrowFrames::third")),
            new Pair("throw-parse", "ThrowParse"),
            new Pair("dispatch-300", "Dispatch"),
            new Pair("sort-ints", "SortInts"),
            new Pair("sort-objects", "SortObjects"),
            new Pair("string-build", "StringBuild"));

    /// Warm-up in milliseconds and measured repetitions inside one run.
    private static final List<String> NATIVE_RUN = List.of("50", "30");
    private static final List<String> HOTSPOT_RUN = List.of("2500", "40");
    private static final int SECONDS = 60;
    private static final int HOTSPOT_ROUNDS = 2;               // they take most of the time

    /// The results of one program: nanoseconds of the fastest repetition in each run.
    private static final class Times {
        final List<Long> nanos = new ArrayList<>();

        long best() {
            return nanos.stream().min(Long::compare).orElseThrow();
        }
    }

    private final Place place;
    private final int rounds;
    private final List<Pair> pairs;
    private final boolean isWhole;
    private final Path classes;
    private final Path programs;

    CodeBench(Place place, int rounds, List<String> names) throws IOException {
        this.place = place;
        this.rounds = rounds;
        pairs = PAIRS.stream().filter(pair -> names.isEmpty() || names.contains(pair.name)).toList();
        isWhole = names.isEmpty();
        classes = place.scratch("classes");
        programs = place.scratch("c");
    }

    void run() throws IOException, InterruptedException {
        place.image("hello", "--platform", "process");          // compiles corto.lang
        compileJava();
        StringBuilder rows = new StringBuilder();
        StringBuilder raw = new StringBuilder();
        List<Double> toC = new ArrayList<>();
        List<Double> toHotSpot = new ArrayList<>();
        rows.append("| program | image µs | C µs | HotSpot µs | image/C | image/HotSpot |\n| --- | ---: | ---: | ---: | ---: | ---: |\n");
        raw.append("| program | checksum | image ns, run by run | C | HotSpot |\n| --- | --- | --- | --- | --- |\n");
        for (Pair pair : pairs) {
            measure(pair, rows, raw, toC, toHotSpot);
        }
        rows.append(String.format(Locale.ROOT, "| **geometric mean** | | | | **%.2f** | **%.2f** |%n", mean(toC), mean(toHotSpot)));
        rows.append(String.format(Locale.ROOT, "| **worst** | | | | **%.2f** | **%.2f** |%n", worst(toC), worst(toHotSpot)));
        StringBuilder information = new StringBuilder();
        if (isWhole) {
            Times jumps = new Times();
            Path program = compileC("throw-frames-longjmp");
            for (int i = 0; i < rounds; i++) {
                once(List.of(program.toString()), NATIVE_RUN, jumps);
            }
            Times inlined = new Times();
            once(List.of(Place.tool("java"), "-XX:+UseSerialGC", "-cp", classes + ":" + corto(), "ThrowFrames"), HOTSPOT_RUN, inlined);
            information.append(String.format(Locale.ROOT, "For information: throw-frames in C with setjmp and longjmp %,d µs; on HotSpot with the frames inlined, so that a throw is a jump, %,d µs. "
                    + "Without this row the geometric mean against HotSpot is %.2f.%n", jumps.best() / 1000, inlined.best() / 1000, mean(without(toHotSpot, "throw-frames"))));
            information.append(String.format(Locale.ROOT, "%nThe compiler knows all implementations of call-mono and call-bi, C's tables of functions hide them: without these two rows "
                    + "the geometric mean against C is %.2f.%n", mean(without(toC, "call-mono", "call-bi"))));
        }
        if (isWhole) {
            place.publish("code", "Generated code against C and HotSpot", METHOD.formatted(rounds), rows + "\n" + information + "\n## Raw numbers\n\n" + raw);
        } else {
            System.out.println(rows);
        }
    }

    private static final String METHOD = """
            Goal: geometric mean against C at most 1.15 and none above 2; against HotSpot at most 1.00.

            Each program does a fixed amount of work, which returns a checksum, and times it itself: the fastest of 30 repetitions after a warm-up
            (HotSpot: 40 after 2.5 s). C is `gcc -O2`; the image is for the process platform with `-O speed` and the mark-sweep collector; HotSpot
            runs with its defaults and `-XX:+UseSerialGC`. One program's three sides run in turn, %d times; the table has the fastest of all. All three must print the
            same checksum. In throw-frames no side may inline the frames. Where the image works on raw memory, HotSpot runs a counterpart on a MemorySegment or through view handles: there `Address` is simulated.""";

    private void measure(Pair pair, StringBuilder rows, StringBuilder raw, List<Double> toC, List<Double> toHotSpot) throws IOException, InterruptedException {
        Path image = place.image(jar(pair.java).toString(), "--platform", "process", "-O", "speed").resolve("image.elf");
        Path c = compileC(pair.name);
        List<String> hotSpotCommand = new ArrayList<>(List.of(Place.tool("java"), "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-XX:CompileCommand=quiet"));
        hotSpotCommand.addAll(pair.flags);
        hotSpotCommand.addAll(List.of("-cp", classes + ":" + corto(), pair.hotSpot));
        Times imageTimes = new Times();
        Times cTimes = new Times();
        Times hotSpotTimes = new Times();
        String checksum = null;
        for (int i = 0; i < rounds; i++) {
            checksum = once(List.of(image.toString()), NATIVE_RUN, imageTimes);
            String ofC = once(List.of(c.toString()), NATIVE_RUN, cTimes);
            String ofHotSpot = i < HOTSPOT_ROUNDS ? once(hotSpotCommand, HOTSPOT_RUN, hotSpotTimes) : ofC;
            if (!checksum.equals(ofC) || !checksum.equals(ofHotSpot)) {
                throw new IllegalStateException(pair.name + ": image " + checksum + ", C " + ofC + ", HotSpot " + ofHotSpot);
            }
        }
        double c1 = (double) imageTimes.best() / cTimes.best();
        double h1 = (double) imageTimes.best() / hotSpotTimes.best();
        toC.add(c1);
        toHotSpot.add(h1);
        String row = String.format(Locale.ROOT, "| %s | %,d | %,d | %,d | %.2f | %.2f |%n", pair.name, imageTimes.best() / 1000, cTimes.best() / 1000, hotSpotTimes.best() / 1000, c1, h1);
        System.err.print(row);
        rows.append(row);
        raw.append("| ").append(pair.name).append(" | ").append(checksum).append(" | ").append(imageTimes.nanos).append(" | ").append(cTimes.nanos)
                .append(" | ").append(hotSpotTimes.nanos).append(" |\n");
    }

    /// Runs a program once; its checksum.
    private String once(List<String> program, List<String> arguments, Times times) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(program);
        command.addAll(arguments);
        String[] words = place.run(SECONDS, command).strip().split("\\s+");
        times.nanos.add(Long.parseLong(words[2]));
        return words[1];
    }

    private static double mean(List<Double> ratios) {
        return Math.exp(ratios.stream().mapToDouble(Math::log).average().orElseThrow());
    }

    /// The ratios, one for each pair, but those of the named programs.
    private List<Double> without(List<Double> ratios, String... names) {
        return IntStream.range(0, pairs.size()).filter(i -> !List.of(names).contains(pairs.get(i).name)).mapToObj(ratios::get).toList();
    }

    private static double worst(List<Double> ratios) {
        return ratios.stream().max(Double::compare).orElseThrow();
    }

    private Path corto() {
        return place.build().resolve("target/corto.lang");
    }

    private void compileJava() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Place.tool("javac"), "--release", "25", "-g", "-nowarn", "-cp",
                corto().toString(), "-d", classes.toString()));
        try (var sources = Files.list(place.bench().resolve("code/java"))) {
            sources.map(Path::toString).filter(file -> file.endsWith(".java")).sorted().forEach(command::add);
        }
        place.run(SECONDS, command);
    }

    private Path compileC(String name) throws IOException, InterruptedException {
        Path program = programs.resolve(name);
        place.run(SECONDS, "gcc", "-O2", "-Wall", "-Wextra", "-o", program.toString(), place.bench().resolve("code/c/" + name + ".c").toString());
        return program;
    }

    /// A jar that starts `main`: a target for `corto build` which may use `corto.lang`. The same classes give the same file.
    private Path jar(String main) throws IOException {
        Path file = place.scratch("jars").resolve(main + ".jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, main);
        try (var out = new JarOutputStream(Files.newOutputStream(file)); var content = Files.list(classes)) {
            out.putNextEntry(entry("META-INF/MANIFEST.MF"));
            manifest.write(out);
            for (Path each : content.sorted().toList()) {
                out.putNextEntry(entry(each.getFileName().toString()));
                Files.copy(each, out);
            }
        }
        return file;
    }

    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        return entry;
    }
}
