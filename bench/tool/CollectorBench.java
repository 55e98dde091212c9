// SPDX-License-Identifier: Apache-2.0

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// The mark-sweep collector, measured inside an image on the process platform.
final class CollectorBench {
    private final Place place;
    private final int rounds;

    CollectorBench(Place place, int rounds) {
        this.place = place;
        this.rounds = rounds;
    }

    void run() throws IOException, InterruptedException {
        Path image = place.image(place.bench().resolve("collector/Collect.java").toString(), "--platform", "process", "-O", "speed", "--collector", "mark-sweep").resolve("image.elf");
        Map<String, long[]> best = new LinkedHashMap<>();
        for (int i = 0; i < rounds; i++) {
            place.run(60, image.toString()).lines().forEach(line -> {
                String[] words = line.split("\t");
                long value = Long.parseLong(words[1]);
                long[] before = best.computeIfAbsent(words[0], _ -> new long[] {value});
                before[0] = words[0].contains("MB/s") ? Math.max(before[0], value) : Math.min(before[0], value);
            });
        }
        StringBuilder rows = new StringBuilder("| | measured | goal |\n| --- | ---: | ---: |\n");
        best.forEach((name, value) -> rows.append(String.format(Locale.ROOT, "| %s | %,d | %s |%n", name, value[0], name.startsWith("pause") ? "500" : "")));
        place.publish("collector", "The mark-sweep collector", "Process platform, `-O speed`, best of " + rounds + " runs. Live: 4 MiB of tree nodes, strings, a hash map and arrays. "
                + "Pause: the time of one System.gc(), median and longest of 50. Throughput: 1 GiB of short-lived objects of 16 to 256 bytes, collections included; "
                + "\"longest step\" is the longest time for 64 allocations in that run, which contains the longest collection.", rows.toString());
    }
}
