// SPDX-License-Identifier: Apache-2.0

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What operations on files cost, in guest instructions, on Corto and on Debian's Linux: the same program, the same files, the same machine of QEMU.
final class FilesBench {
    private static final int PAGE = 4096;
    private static final int SECONDS = 300;
    private static final String BEGIN = "begin";
    private static final String END = "end";
    private static final String MEGABYTES = "128";

    private final Place place;
    private final TwoGuests guests;

    /// `options` are those of `corto run`.
    FilesBench(Place place, List<String> options) {
        this.place = place;
        guests = new TwoGuests(place, options, MEGABYTES);
    }

    void run() throws IOException, InterruptedException {
        Path root = rootFiles();
        List<String> corto = guests.corto(root);
        List<String> linux = guests.linux(LinuxGuest.kernel(place, place.scratch("files")), corto, "rdinit=" + TwoGuests.INIT);
        Map<String, Long> ours = counts(corto);
        Map<String, Long> theirs = counts(linux);
        StringBuilder rows = new StringBuilder(TwoGuests.HEAD);
        ours.forEach((operation, count) -> rows.append(String.format(Locale.ROOT, "| %s | %,d | %,d | %.2f |%n", operation, count, theirs.get(operation), (double) count / theirs.get(operation))));
        place.publish("files", "Operations on files beside a Linux guest", """
                bench/files/files.c, as a program of Corto's kernel and as the first program of Debian's linux-image-cloud-amd64, whose initial root is a tmpfs too; `%s`; `-cpu %s -icount shift=0,sleep=off`:
                the time stamp counter counts instructions, each iteration of a repeated string instruction as one. Medians of 21 rounds of 100 calls, the average of one appending of 16 MiB; the program's own instructions, about ten
                a call, are in it. Linux runs with the mitigations that it chooses on this processor."""
                .formatted(place.run(10, "qemu-system-x86_64", "--version").lines().findFirst().orElse("?"), Place.PROCESSOR), rows.toString());
    }

    private Path rootFiles() throws IOException, InterruptedException {
        Path root = guests.root(place.scratch("files").resolve("root"), place.bench().resolve("files/files.c"), "-static", "-s");
        Path share = Files.createDirectories(root.resolve("usr/share"));
        Files.write(share.resolve("initial"), new byte[PAGE]);
        Files.write(Files.createDirectories(share.resolve("a/b/c/d/e")).resolve("file"), new byte[0]);
        return root;
    }

    private Map<String, Long> counts(List<String> command) throws IOException, InterruptedException {
        List<String> lines = place.tryRun(SECONDS, TwoGuests.counting(command)).output().replace("\r", "").lines().toList();
        int begin = lines.indexOf(BEGIN);
        int end = lines.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException("the guest did not get to its end:\n" + String.join("\n", lines));
        }
        Map<String, Long> counts = new LinkedHashMap<>();
        for (String line : lines.subList(begin + 1, end)) {
            String[] columns = line.split("\t");
            counts.put(columns[0], Long.parseLong(columns[1]));
        }
        return counts;
    }
}
