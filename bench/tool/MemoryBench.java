// SPDX-License-Identifier: Apache-2.0

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What memory costs, in guest instructions: faults and mappings on Corto beside Debian's Linux, frames and cells with each policy, and boot with little and much memory.
final class MemoryBench {
    private static final int LIMIT_SECONDS = 500;
    private static final String MEGABYTES = "1024";              // Linux has no large pages by itself below 512
    private static final Map<String, String> CALLS = new LinkedHashMap<>();
    private static final Map<String, String> WITHIN = new LinkedHashMap<>();

    static {
        CALLS.put("fault", "first touch of a page of zeros");
        CALLS.put("large-fault", "first touch of 2 MiB of zeros, aligned");
        CALLS.put("copy-fault", "first write to a page of a private file mapping");
        CALLS.put("unmap-page", "munmap(2), for each page that was touched");
        CALLS.put("map", "mmap(2) and munmap(2) of a page");
        CALLS.put("map-touch", "the same with a touch between");
        CALLS.put("map-terabyte", "mmap(2) and munmap(2) of 1 TiB");
        CALLS.put("protect", "mprotect(2) of 16 pages in the middle of an area");
        CALLS.put("move", "mremap(2) of 16 pages to another place");
        CALLS.put("break", "two brk(2), a page up and down");
        WITHIN.put("frame", "frame allocated and freed");
        WITHIN.put("frames", "the same, 400 allocated, then freed");
        WITHIN.put("contiguous", "8 contiguous frames allocated and freed");
        WITHIN.put("cell", "cell of 192 bytes allocated and freed");
        WITHIN.put("cells", "the same, 400 allocated, then freed");
    }

    private final Place place;
    private final TwoGuests guests;

    /// `options` are those of `corto run`.
    MemoryBench(Place place, List<String> options) {
        this.place = place;
        guests = new TwoGuests(place, options, MEGABYTES);
    }

    void run() throws IOException, InterruptedException {
        StringBuilder rows = new StringBuilder();
        Path folder = place.scratch("memory");
        Path root = guests.root(folder.resolve("root"), place.bench().resolve("memory/memory.c"), "-static");
        guests.compare(LinuxGuest.kernel(place, folder), root, CALLS, rows);
        rows.append("\n| guest instructions | region | buddy |\n| --- | ---: | ---: |\n");
        Map<String, Long> region = within("MEMORY_FRAMES_REGION");
        Map<String, Long> buddy = within("MEMORY_FRAMES_BUDDY");
        WITHIN.forEach((name, text) -> rows.append(String.format(Locale.ROOT, "| %s | %,d | %,d |%n", text, region.get(name), buddy.get(name))));
        boots(rows);
        place.publish("memory", "Memory", """
                First table: bench/memory/memory.c, the same static program in both guests of %s MiB; Linux is Debian's linux-image-cloud-amd64 without mitigations, the program its only process. `%s`; `-cpu %s
                -icount shift=0,sleep=off`: the time stamp counter counts guest instructions, and each iteration of a repeated string instruction counts (512 for zeroing a page, as Linux has it too without `erms`). Each number is the least of 11
                rounds of 200 operations (large pages: 8), divided by them. Second table: bench/memory/costs, a boot step, with the two policies. Third table: what the kernel for Linux programs, with everything, executes from its entry until a program that
                returns at once has ended; bench/plugin/blocks.c. Packet buffers are a sixteenth of memory, at most 16 MiB, which 256 MiB have; zeroing their objects is still in the third column."""
                .formatted(MEGABYTES, place.run(10, "qemu-system-x86_64", "--version").lines().findFirst().orElse("?"), Place.PROCESSOR), rows.toString());
    }

    private void boots(StringBuilder rows) throws IOException, InterruptedException {
        Optional<Path> plugin = Plugin.build(place);
        if (plugin.isEmpty()) {
            return;
        }
        Path folder = place.scratch("memory-boot");
        Path program = Files.writeString(folder.resolve("true.c"), "int main(void) { return 0; }\n");
        Path root = guests.root(folder.resolve("root"), program, "-static");
        rows.append("\n| memory | kernel's instructions | without packet buffers, and without waiting for the timer that the clock is compared with |\n| --- | ---: | ---: |\n");
        for (String memory : List.of("16M", "64M", "512M", "8G", "64G")) {
            List<String> command = guests.corto(memory, List.of("--rootfs", root.toString(), "--", TwoGuests.INIT));
            lazily(command, memory);
            Path counts = folder.resolve("counts");
            command.addAll(List.of("-plugin", plugin.get() + ",out=" + counts));
            place.tryRun(LIMIT_SECONDS, command);
            Profile profile = new Profile(place, Path.of(command.get(command.indexOf("-kernel") + 1)).resolveSibling("image.debug"));
            InstructionCounts all = InstructionCounts.read(counts);
            long apart = profile.total(all, "`corto_net_kernel_Network", "`corto_platform_pc_Clock", "`corto_platform_pc_TimeStampRate", "`corto_platform_x86_64_Port__read8", "`corto_platform_x86_64_Processor__pause");
            rows.append(String.format(Locale.ROOT, "| %s | %,d | %,d |%n", memory, all.total(InstructionCounts.KERNEL), all.total(InstructionCounts.KERNEL) - apart));
        }
    }

    /// Memory that the host promises without having it, for guests larger than the host.
    private static void lazily(List<String> command, String memory) {
        command.set(command.indexOf("-machine") + 1, command.get(command.indexOf("-machine") + 1) + ",memory-backend=ram");
        command.addAll(List.of("-object", "memory-backend-ram,id=ram,reserve=off,size=" + memory));
    }

    private Map<String, Long> within(String policy) throws IOException, InterruptedException {
        return guests.measure(guests.corto("64M", List.of("--set", policy + "=y", place.bench().resolve("memory/app").toString())), WITHIN.keySet());
    }
}
