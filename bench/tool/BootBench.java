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

/// How much hello needs until its first line: guest instructions and memory.
final class BootBench {
    private static final Pattern ENTRY = Pattern.compile("description data: ((?:[0-9a-f]{2} ){4})");
    private static final Pattern LINE_OF_HELLO = Pattern.compile("^Hello\\.java\\s+\\d+\\s+0x([0-9a-f]+)");
    private static final int LEAST_KIB = 512;
    private static final int MOST_KIB = 8192;
    private static final int STEP_KIB = 64;

    private final Place place;

    BootBench(Place place) {
        this.place = place;
    }

    void run() throws IOException, InterruptedException {
        String rows = "| | measured | goal |\n| --- | ---: | ---: |\n"
                + String.format(Locale.ROOT, "| guest instructions from the PVH entry to main | %,d | 100,000 |%n", instructions())
                + String.format(Locale.ROOT, "| least RAM, hello | %,d KiB | 2,048 KiB |%n", leastMemory());
        place.publish("boot", "Boot of hello", """
                Machine `pc` of QEMU with TCG. Instructions: `-singlestep -d exec` logs each instruction of the image; counted from the address in the PVH note to the
                first that the line table assigns to Hello.java. Each step of a repeated string instruction counts. RAM: bisection of `-m` in steps of 64 KiB; the greeting and status 0 must come.""", rows);
    }

    private long instructions() throws IOException, InterruptedException {
        Path folder = place.image("hello", "--platform", "pc");
        String debug = folder.resolve("image.debug").toString();
        Set<Long> main = new HashSet<>();
        place.run(20, "objdump", "--dwarf=decodedline", debug).lines().forEach(line -> {
            Matcher matcher = LINE_OF_HELLO.matcher(line);
            if (matcher.find()) {
                main.add(Long.parseUnsignedLong(matcher.group(1), 16));
            }
        });
        Matcher note = ENTRY.matcher(place.run(20, "readelf", "-n", debug));
        if (!note.find()) {
            throw new IllegalStateException("no PVH entry in the notes of " + debug);
        }
        String[] bytes = note.group(1).strip().split(" ");
        long entry = Long.parseLong(bytes[3] + bytes[2] + bytes[1] + bytes[0], 16);
        Path log = place.scratch("boot").resolve("exec.log");
        List<String> command = new ArrayList<>(List.of(place.run(20, place.root().resolve("corto").toString(), "run", "-q", "--dry-run", "--accel", "tcg", "hello").strip().split("\\s+")));
        // Where the image is loaded, and where it runs.
        command.addAll(List.of("-singlestep", "-d", "exec,nochain", "-dfilter", "0x100000+0x100000,0xffffffff80100000+0x100000", "-D", log.toString()));
        place.tryRun(60, command);                              // QEMU's own status: the program's comes through a device
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

    private int leastMemory() throws IOException, InterruptedException {
        String expected = Files.readString(place.root().resolve("apps/hello/expected-output.txt"));
        int fails = LEAST_KIB;
        int works = MOST_KIB;
        while (works - fails > STEP_KIB) {
            int middle = (fails + works) / 2 / STEP_KIB * STEP_KIB;
            Place.Outcome outcome = place.tryRun(60, List.of(place.root().resolve("corto").toString(), "run", "-q", "--accel", "tcg", "--timeout", "20", "-m", middle + "K", "hello"),
                    ProcessBuilder.Redirect.DISCARD);              // that it fails is expected
            if (outcome.status() == 0 && outcome.output().equals(expected)) {
                works = middle;
            } else {
                fails = middle;
            }
        }
        return works;
    }
}
