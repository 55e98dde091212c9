// SPDX-License-Identifier: Apache-2.0
package corto.elf;

import static org.assertj.core.api.Assertions.assertThat;

import corto.fs.file.OpenFile;
import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.SimulatedMemory;
import corto.memory.areas.AddressSpace;
import corto.memory.areas.Area;
import corto.memory.areas.TranslationCache;
import corto.memory.directmap.DirectMap;
import corto.memory.frames.api.FrameAllocator;
import corto.memory.pagetable.PageTable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Damages the headers of real ELF files: each gives a line that says why, or a program whose areas lie where an application may have them. More rounds, or others:
/// `-Dcorto.fuzz.rounds=100000 -Dcorto.fuzz.seed=7`.
final class ElfFuzzTest {
    private static final long SEED = Long.getLong("corto.fuzz.seed", 1);
    private static final int ROUNDS = Integer.getInteger("corto.fuzz.rounds", 10_000);
    private static final int MOST_BYTES = 64 << 10;                  // the loader looks at headers only
    private static final long LOWEST = AddressSpace.LOWEST;
    private static final int HEADERS = 64;
    private static final int[] FIELDS = {16, 18, 20, 24, 32, 40, 48, 52, 54, 56, 58, 60, 62};         // of Elf64_Ehdr, from e_type on
    private static final int[] FIELD_BYTES = {2, 2, 4, 8, 8, 8, 4, 2, 2, 2, 2, 2, 2};
    private static final int[] PROGRAM_FIELDS = {0, 4, 8, 16, 24, 32, 40, 48};
    private static final int PROGRAM_HEADER = 56;

    /// Frames, so many that no round needs more.
    private static final class Frames implements FrameAllocator {
        private final Address memory;
        private int next = 1;

        Frames(Address memory) {
            this.memory = memory;
        }

        @Override
        public Address allocate() {
            Address frame = memory.plus(4096L * next++);
            frame.clear(4096);
            return frame;
        }

        @Override
        public Address allocateContiguous(int count) {
            return Address.zero();
        }

        @Override
        public void free(Address frame) {}

        @Override
        public void freeContiguous(Address first, int count) {}

        @Override
        public long freeFrames() {
            return 1;
        }

        @Override
        public long totalFrames() {
            return 1;
        }
    }

    /// Programs and libraries that every machine with this test has: those of the JDK, its interpreter, and some of the system.
    private static List<byte[]> realFiles() throws IOException {
        Path home = Path.of(System.getProperty("java.home"));
        List<Path> paths = new ArrayList<>();
        for (Path folder : List.of(home.resolve("bin"), home.resolve("lib"), home.resolve("lib/server"), Path.of("/lib64"), Path.of("/usr/bin"))) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    paths.addAll(files.filter(Files::isRegularFile).sorted().limit(60).toList());
                }
            }
        }
        List<byte[]> result = new ArrayList<>();
        for (Path path : paths) {
            byte[] bytes;
            try (var in = Files.newInputStream(path)) {
                bytes = in.readNBytes(MOST_BYTES);
            }
            if (bytes.length > 1000 && ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(0) == ElfHeader.MAGIC_VALUE) {
                result.add(bytes);
            }
        }
        assertThat(result).hasSizeGreaterThan(10);
        return result;
    }

    private static byte[] damaged(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int count = Math.min(buffer.getShort(56) & 0xFFFF, 20);
        for (int i = random.nextInt(4); i >= 0; i--) {
            switch (random.nextInt(5)) {
                case 0 -> {
                    int field = random.nextInt(FIELDS.length);
                    store(buffer, FIELDS[field], FIELD_BYTES[field], random);
                }
                case 1 -> bytes[random.nextInt(HEADERS + count * PROGRAM_HEADER)] = (byte) random.nextInt();
                case 2 -> bytes[random.nextInt(HEADERS)] ^= (byte) (1 << random.nextInt(8));
                default -> {
                    int field = random.nextInt(PROGRAM_FIELDS.length);
                    store(buffer, HEADERS + random.nextInt(Math.max(1, count)) * PROGRAM_HEADER + PROGRAM_FIELDS[field], field < 2 ? 4 : 8, random);
                }
            }
        }
        return random.nextInt(8) == 0 ? java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }

    private static void store(ByteBuffer buffer, int offset, int size, Random random) {
        long old = size == 2 ? buffer.getShort(offset) : size == 4 ? buffer.getInt(offset) : buffer.getLong(offset);
        long power = 1L << random.nextInt(64);
        long value = switch (random.nextInt(7)) {
            case 0 -> 0;
            case 1 -> -1;
            case 2 -> power;
            case 3 -> power - 1;
            case 4 -> old + (random.nextBoolean() ? 1 : -1) * (random.nextBoolean() ? 4096 : 1);
            case 5 -> 0x7FFF_FFFF_F000L - random.nextInt(3) * 4096L;
            default -> random.nextLong();
        };
        switch (size) {
            case 2 -> buffer.putShort(offset, (short) value);
            case 4 -> buffer.putInt(offset, (int) value);
            default -> buffer.putLong(offset, value);
        }
    }

    @Test
    void damaged_programs_are_refused_or_lie_where_applications_may() throws IOException {
        List<byte[]> originals = realFiles();
        Random random = new Random(SEED);
        int loaded = 0;
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] program = damaged(originals.get(random.nextInt(originals.size())), random);
            byte[] interpreter = random.nextInt(4) == 0 ? damaged(originals.get(random.nextInt(originals.size())), random) : originals.get(random.nextInt(originals.size()));

            if (load(program, interpreter, "seed %d, round %d".formatted(SEED, round))) {
                loaded++;
            } else {
                refused++;
            }
        }
        assertThat(loaded).isPositive();
        assertThat(refused).isPositive();
    }

    private static boolean load(byte[] program, byte[] interpreter, String what) {
        SimulatedMemory memory = SimulatedMemory.fresh();
        Frames frames = new Frames(memory.map(DirectMap.BASE, 4 << 20));
        memory.map(LOWEST, AddressSpace.END - LOWEST, new SimulatedMemory.Device() {         // where programs are: what is written is forgotten
            @Override
            public long load(long offset, int sizeBytes) {
                return 0;
            }

            @Override
            public void store(long offset, int sizeBytes, long value) {}
        });
        AddressSpace space = new AddressSpace(new PageTable(frames.memory, frames), frames, new TranslationCache() {
            @Override
            public void forget(Address page) {}

            @Override
            public void forgetAll() {}
        });
        Loader loader = new Loader(space, frames, new ProgramFiles() {
            @Override
            public OpenFile open(String wanted) {
                return new ByteFile(wanted.equals("/p") ? program : interpreter);
            }

            @Override
            public int errno() {
                return Errno.ENOENT.number();
            }

            @Override
            public String problem() {
                return "no such file";
            }
        }, "/p", new String[] {"/p"}, new String[0]);

        boolean isLoaded = loader.load(1, 2);

        if (isLoaded) {
            for (int i = 0; i < space.areaCount(); i++) {
                Area area = space.area(i);
                assertThat(area.start()).as(what).isGreaterThanOrEqualTo(LOWEST).isLessThan(area.end());
                assertThat(area.end()).as(what).isLessThanOrEqualTo(AddressSpace.END);
                assertThat(i > 0 && space.area(i - 1).end() > area.start()).as(what).isFalse();
            }
            assertThat(loader.stackPointer() & 15).as(what).isZero();
        } else {
            assertThat(loader.problem()).as(what).isNotBlank();
            assertThat(loader.errno()).as(what).isPositive();
        }
        return isLoaded;
    }
}
