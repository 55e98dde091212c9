// SPDX-License-Identifier: Apache-2.0

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Bytes of images, and how much of java.base hello drags in.
final class SizeBench {
    private final Place place;

    SizeBench(Place place) {
        this.place = place;
    }

    void run() throws IOException, InterruptedException {
        StringBuilder rows = new StringBuilder("| image | file bytes | goal | text | read-only | data | methods of java.base |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        row(rows, "hello for pc", "65,536", place.image("hello", "--platform", "pc"));
        row(rows, "hello for process", "", place.image("hello", "--platform", "process"));
        String big = place.bench().resolve("size/Big.java").toString();
        row(rows, "Big for pc", "204,800", place.image(big, "--platform", "pc"));
        row(rows, "Big for process", "", place.image(big, "--platform", "process"));
        place.publish("size", "Sizes of images", """
                `corto build` with its defaults (`-O size`, mark-sweep). File: the image as it boots. Methods of java.base: those the analysis reaches,
                from `symbols.tsv`; the goal for hello is at most 100. "kB" in the goals is taken as 1024 bytes.""", rows.toString());
    }

    private void row(StringBuilder rows, String name, String goal, Path folder) throws IOException, InterruptedException {
        String sections = place.run(10, "size", "-A", folder.resolve("image.elf").toString());
        long methods;
        try (var lines = Files.lines(folder.resolve("symbols.tsv"))) {
            methods = lines.map(line -> line.split("\t")).filter(word -> word.length > 5 && word[1].equals("java.base") && word[5].equals("method")).count();
        }
        rows.append(String.format(Locale.ROOT, "| %s | %,d | %s | %,d | %,d | %,d | %,d |%n", name, Files.size(folder.resolve("image.elf")), goal,
                section(sections, ".text"), section(sections, ".rodata"), section(sections, ".data"), methods));
    }

    private static long section(String sections, String name) {
        return sections.lines().map(line -> line.strip().split("\\s+")).filter(word -> word[0].equals(name)).mapToLong(word -> Long.parseLong(word[1])).sum();
    }
}
