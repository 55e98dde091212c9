// SPDX-License-Identifier: Apache-2.0

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How much a program needs until its first line: guest instructions and memory. Hello, and a program with every library of the kernel but the network.
final class BootBench {
    private static final Pattern ENTRY = Pattern.compile("description data: ((?:[0-9a-f]{2} ){4})");
    private static final Pattern LINE = Pattern.compile("^(\\w+\\.java)\\s+\\d+\\s+0x([0-9a-f]+)");
    private static final int LEAST_KIB = 512;
    private static final int MOST_KIB = 8192;
    private static final int STEP_KIB = 64;

    private static final List<String> EVERYTHING = List.of("JAVA_THREADS", "JAVA_FILES", "JAVA_DISKS", "LOG_RING", "DRIVERS_VIRTIO_PCI", "DRIVERS_VIRTIO_MMIO", "DRIVERS_VIRTIO_BALLOON",
            "DRIVERS_VIRTIO_CONSOLE", "DRIVERS_VIRTIO_QUEUE_PACKED", "DRIVERS_VIRTIO_RNG", "FS_TAR", "FS_PIPE", "FS_EVENTFD", "FS_TIMERFD", "FS_EPOLL", "FS_PROCFS", "FS_SYSFS", "FS_DEVFS");

    /// A program: what `corto` calls it, the source files that only its main brings, its settings, what it prints.
    private record Program(String target, List<String> sources, List<String> options, String output) {}

    private final Place place;

    BootBench(Place place) {
        this.place = place;
    }

    void run() throws IOException, InterruptedException {
        Program hello = new Program("hello", List.of("Hello.java", "PrintStream.java"), List.of(), Files.readString(place.root().resolve("apps/hello/expected-output.txt")));
        List<String> settings = new ArrayList<>();
        EVERYTHING.forEach(symbol -> settings.addAll(List.of("--set", symbol + "=y")));
        Program everything = new Program(place.bench().resolve("boot/Everything.java").toString(), List.of("Everything.java"), settings, "1\n");

        String rows = "| | measured | goal |\n| --- | ---: | ---: |\n"
                + row("hello: guest instructions from the PVH entry to main, 128 MiB", instructions(hello, "128M"), "100,000")
                + row("hello: least RAM in KiB", leastMemory(hello), "2,048")
                + row("everything: bytes of the image", Files.size(image(everything).resolve("image.elf")), "307,200")
                + row("everything: guest instructions from the PVH entry to main, 64 MiB", instructions(everything, "64M"), "400,000")
                + row("everything: the same, 8 GiB", instructions(everything, "8G"), "400,000")
                + row("everything: least RAM in KiB", leastMemory(everything), "4,096");
        place.publish("boot", "Boot", """
                Machine `pc` of QEMU with TCG. *Everything* is `bench/boot/Everything.java`, which uses a thread and a file, with all libraries of the kernel that a Java program can select, but the network: %s.
                Instructions: `-singlestep -d exec` logs each instruction of the image; counted from the address in the PVH note to the
                first that the line table assigns to the program's source, or to PrintStream: gcc leaves no line of hello's main, which only prints. Each step of a repeated string instruction counts. RAM: bisection of `-m` in steps of 64 KiB; the output and status 0 must come.""".formatted(String.join(", ", EVERYTHING)), rows);
    }

    private static String row(String what, long measured, String goal) {
        return String.format(Locale.ROOT, "| %s | %,d | %s |%n", what, measured, goal);
    }

    private Path image(Program program) throws IOException, InterruptedException {
        return place.image(program.target, program.options.toArray(String[]::new));
    }

    private List<String> corto(Program program, String... options) {
        List<String> words = new ArrayList<>(List.of(place.root().resolve("corto").toString(), "run", "-q", "--accel", "tcg"));
        words.addAll(List.of(options));
        words.addAll(program.options);
        words.add(program.target);
        return words;
    }

    private long instructions(Program program, String memory) throws IOException, InterruptedException {
        String debug = image(program).resolve("image.debug").toString();
        Set<Long> main = new HashSet<>();
        place.run(20, "objdump", "--dwarf=decodedline", debug).lines().forEach(line -> {
            Matcher matcher = LINE.matcher(line);
            if (matcher.find() && program.sources.contains(matcher.group(1))) {
                main.add(Long.parseUnsignedLong(matcher.group(2), 16));
            }
        });
        Matcher note = ENTRY.matcher(place.run(20, "readelf", "-n", debug));
        if (!note.find()) {
            throw new IllegalStateException("no PVH entry in the notes of " + debug);
        }
        String[] bytes = note.group(1).strip().split(" ");
        long entry = Long.parseLong(bytes[3] + bytes[2] + bytes[1] + bytes[0], 16);
        Path log = place.scratch("boot").resolve("exec.log");
        List<String> command = new ArrayList<>(List.of(place.run(20, corto(program, "--dry-run", "-m", memory)).strip().split("\\s+")));
        // Where the image is loaded, and where it runs.
        command.addAll(List.of("-singlestep", "-d", "exec,nochain", "-dfilter", "0x100000+0x100000,0xffffffff80100000+0x100000", "-D", log.toString()));
        place.tryRun(120, command);                             // QEMU's own status: the program's comes through a device
        return count(log, entry, main);
    }

    /// Lines look like `Trace 0: 0x7fd5b8079580 [base/pc/flags/…]`.
    private static long count(Path log, long entry, Set<Long> main) throws IOException {
        long count = 0;
        boolean entered = false;
        try (BufferedReader lines = Files.newBufferedReader(log)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int slash = line.indexOf('/');
                if (!line.startsWith("Trace") || slash < 0) {
                    continue;
                }
                long address = Long.parseUnsignedLong(line.substring(slash + 1, line.indexOf('/', slash + 1)), 16);
                entered |= address == entry;
                if (entered && main.contains(address)) {
                    return count;
                }
                count += entered ? 1 : 0;
            }
        }
        throw new IllegalStateException("the log " + log + " does not show how main is reached");
    }

    private int leastMemory(Program program) throws IOException, InterruptedException {
        int fails = LEAST_KIB;
        int works = MOST_KIB;
        while (works - fails > STEP_KIB) {
            int middle = (fails + works) / 2 / STEP_KIB * STEP_KIB;
            Place.Outcome outcome = place.tryRun(60, corto(program, "--timeout", "20", "-m", middle + "K"), ProcessBuilder.Redirect.DISCARD);    // that it fails is expected
            if (outcome.status() == 0 && outcome.output().equals(program.output)) {
                works = middle;
            } else {
                fails = middle;
            }
        }
        return works;
    }
}
