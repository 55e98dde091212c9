// SPDX-License-Identifier: Apache-2.0
package corto.elf;

import static org.assertj.core.api.Assertions.assertThat;

import corto.fs.file.OpenFile;
import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.SimulatedMemory;
import corto.memory.areas.AddressSpace;
import corto.memory.areas.Area;
import corto.memory.areas.Protection;
import corto.memory.areas.TranslationCache;
import corto.memory.directmap.DirectMap;
import corto.memory.frames.api.FrameAllocator;
import corto.memory.pagetable.PageTable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LoaderTest {
    private static final int RX = ProgramHeader.PF_R | ProgramHeader.PF_X;
    private static final int RW = ProgramHeader.PF_R | ProgramHeader.PF_W;
    private static final long PAGE = 4096;
    private static final long STACK_TOP = AddressSpace.END - PAGE;
    private static final int STACK_SEEN = 64 << 10;
    private static final long PIE_BASE = 0x5555_5555_4000L;

    private final Map<String, byte[]> files = new HashMap<>();
    private AddressSpace space;
    private Frames frames;

    private static final class Frames implements FrameAllocator {
        private final Address memory;
        private final ArrayDeque<Address> free = new ArrayDeque<>();
        private int next = 1;

        Frames(Address memory) {
            this.memory = memory;
        }

        @Override
        public Address allocate() {
            return free.isEmpty() ? memory.plus(PAGE * next++) : free.poll();
        }

        @Override
        public Address allocateContiguous(int count) {
            throw new AssertionError();
        }

        @Override
        public void free(Address frame) {
            free.add(frame);
        }

        @Override
        public void freeContiguous(Address first, int count) {
            throw new AssertionError();
        }

        @Override
        public long freeFrames() {
            return 1;
        }

        @Override
        public long totalFrames() {
            return 1;
        }
    }

    @BeforeEach
    void make_an_empty_address_space() {
        SimulatedMemory memory = SimulatedMemory.fresh();
        frames = new Frames(memory.map(DirectMap.BASE, 1 << 20));
        memory.map(STACK_TOP - STACK_SEEN, STACK_SEEN);
        memory.map(0x40_0000, 1 << 20);                      // where the tests' programs have their data
        memory.map(PIE_BASE, 1 << 20);
        space = new AddressSpace(new PageTable(frames.memory, frames), frames, new TranslationCache() {
            @Override
            public void forget(Address page) {}

            @Override
            public void forgetAll() {}
        });
    }

    private Loader loader(String path, String... arguments) {
        Loader loader = new Loader(space, frames, new ProgramFiles() {
            @Override
            public OpenFile open(String wanted) {
                byte[] bytes = files.get(wanted);
                return bytes == null ? null : new ByteFile(bytes);
            }

            @Override
            public int errno() {
                return Errno.ENOENT.number();
            }

            @Override
            public String problem() {
                return "no such file";
            }
        }, path, arguments, new String[] {"HOME=/root"});
        loader.setCapabilities(0x1234);
        return loader;
    }

    private static ElfImage staticProgram() {
        return new ElfImage(ElfHeader.ET_EXEC, 0x40_1234, 3 * 4096)
                .load(RX, 0, 0x40_0000, 2 * PAGE, 2 * PAGE)
                .load(RW, 2 * PAGE, 0x40_2000, 0x800, 3 * PAGE);
    }

    private static String describe(Area area) {
        int protection = area.protection();
        return "%x-%x %s%s%s %s".formatted(area.start(), area.end(), (protection & Protection.READ) != 0 ? "r" : "-",
                (protection & Protection.WRITE) != 0 ? "w" : "-", (protection & Protection.EXECUTE) != 0 ? "x" : "-",
                area.isAnonymous() ? "zeros" : "file+" + area.fileOffset());
    }

    private List<String> areas() {
        List<String> result = new ArrayList<>();
        for (int i = 0; i < space.areaCount(); i++) {
            result.add(describe(space.area(i)));
        }
        return result;
    }

    @Test
    void segments_become_areas_and_what_the_file_does_not_have_is_zeros() {
        files.put("/p", staticProgram().bytes());
        Loader loader = loader("/p", "/p");

        assertThat(loader.load(1, 2)).isTrue();

        assertThat(areas()).containsExactly("400000-402000 r-x file+0", "402000-403000 rw- file+8192", "403000-405000 rw- zeros",
                "7ffffffdd000-7fffffffe000 rw- zeros");
        assertThat(loader.entry()).isEqualTo(0x40_1234);
        assertThat(loader.end()).isEqualTo(0x40_5000);
        for (int i = 0x800; i < PAGE; i++) {
            assertThat(new Address(0x40_2000).loadByte(i)).isZero();
        }
    }

    @Test
    void a_position_independent_program_is_moved() {
        files.put("/p", new ElfImage(ElfHeader.ET_DYN, 0x1100, 2 * 4096).load(RX, 0, 0, 2 * PAGE, 2 * PAGE).bytes());
        Loader loader = loader("/p", "/p");

        assertThat(loader.load(1, 2)).isTrue();

        assertThat(loader.entry()).isEqualTo(PIE_BASE + 0x1100);
        assertThat(areas().getFirst()).isEqualTo("555555554000-555555556000 r-x file+0");
    }

    @Test
    void an_interpreter_is_loaded_below_the_stack_and_begins() {
        files.put("/p", new ElfImage(ElfHeader.ET_DYN, 0x1100, 2 * 4096).load(RX, 0, 0, 2 * PAGE, 2 * PAGE).interpreter(0x800, "/lib/ld.so").bytes());
        files.put("/lib/ld.so", new ElfImage(ElfHeader.ET_DYN, 0x500, 4096).load(RX, 0, 0, PAGE, PAGE).bytes());
        Loader loader = loader("/p", "/p");

        assertThat(loader.load(1, 2)).isTrue();

        Map<Long, Long> auxiliary = auxiliary(loader);
        long base = auxiliary.get(7L);
        assertThat(loader.entry()).isEqualTo(base + 0x500);
        assertThat(space.find(base)).isNotNull();
        assertThat(auxiliary.get(9L)).isEqualTo(PIE_BASE + 0x1100);
    }

    @Test
    void the_stack_has_arguments_environment_and_auxiliary_vector() {
        files.put("/bin/p", staticProgram().bytes());
        Loader loader = loader("/bin/p", "p", "one", "");

        assertThat(loader.load(0x1111, 0x2222)).isTrue();

        Address at = new Address(loader.stackPointer());
        assertThat(at.isAligned(16)).isTrue();
        assertThat(at.loadLong(0)).isEqualTo(3);
        assertThat(text(at.loadLong(8))).isEqualTo("p");
        assertThat(text(at.loadLong(16))).isEqualTo("one");
        assertThat(text(at.loadLong(24))).isEmpty();
        assertThat(at.loadLong(32)).isZero();
        assertThat(text(at.loadLong(40))).isEqualTo("HOME=/root");
        assertThat(at.loadLong(48)).isZero();
        Map<Long, Long> auxiliary = auxiliary(loader);
        assertThat(auxiliary.get(3L)).as("AT_PHDR").isEqualTo(0x40_0040);
        assertThat(auxiliary.get(5L)).as("AT_PHNUM").isEqualTo(2);
        assertThat(auxiliary.get(16L)).as("AT_HWCAP").isEqualTo(0x1234);
        assertThat(text(auxiliary.get(31L))).as("AT_EXECFN").isEqualTo("/bin/p");
        assertThat(new Address(auxiliary.get(25L)).loadLong(0)).as("AT_RANDOM").isEqualTo(0x1111);
        assertThat(new Address(auxiliary.get(25L)).loadLong(8)).isEqualTo(0x2222);
    }

    private static Map<Long, Long> auxiliary(Loader loader) {
        Address at = new Address(loader.stackPointer());
        int zeros = 0;
        while (zeros < 2) {                                  // behind the pointers to arguments and environment
            at = at.plus(8);
            zeros += at.loadLong(0) == 0 ? 1 : 0;
        }
        Map<Long, Long> result = new HashMap<>();
        for (at = at.plus(8); at.loadLong(0) != 0; at = at.plus(16)) {
            result.put(at.loadLong(0), at.loadLong(8));
        }
        return result;
    }

    private static String text(long address) {
        StringBuilder text = new StringBuilder();
        for (Address at = new Address(address); at.loadByte(0) != 0; at = at.plus(1)) {
            text.append((char) (at.loadByte(0) & 0xFF));
        }
        return text.toString();
    }

    @Test
    void a_script_gets_its_interpreter_with_one_argument_and_its_own_path() {
        files.put("/s", "#! /bin/sh -e x \nignored\n".getBytes(StandardCharsets.ISO_8859_1));
        files.put("/bin/sh", staticProgram().bytes());
        Loader loader = loader("/s", "s", "arg");

        assertThat(loader.load(1, 2)).isTrue();

        Address at = new Address(loader.stackPointer());
        assertThat(at.loadLong(0)).isEqualTo(4);
        assertThat(List.of(text(at.loadLong(8)), text(at.loadLong(16)), text(at.loadLong(24)), text(at.loadLong(32))))
                .containsExactly("/bin/sh", "-e x", "/s", "arg");
    }

    @Test
    void scripts_that_are_each_others_interpreters_end() {
        files.put("/a", "#!/b\n".getBytes(StandardCharsets.ISO_8859_1));
        files.put("/b", "#!/a\n".getBytes(StandardCharsets.ISO_8859_1));
        Loader loader = loader("/a", "a");

        assertThat(loader.load(1, 2)).isFalse();
        assertThat(loader.errno()).isEqualTo(Errno.ELOOP.number());
    }

    @Test
    void what_is_missing_is_named_with_who_wanted_it() {
        files.put("/p", new ElfImage(ElfHeader.ET_DYN, 0x1100, 2 * 4096).load(RX, 0, 0, 2 * PAGE, 2 * PAGE).interpreter(0x800, "/lib/ld.so").bytes());
        Loader loader = loader("/p", "/p");

        assertThat(loader.load(1, 2)).isFalse();
        assertThat(loader.errno()).isEqualTo(Errno.ENOENT.number());
        assertThat(loader.problem()).contains("/lib/ld.so", "no such file", "/p asks for");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0  | 1 | 0       | neither an ELF header nor #!
            4  | 1 | 1       | EI_CLASS 1
            18 | 2 | 3       | e_machine is 3
            16 | 2 | 1       | e_type is 1
            54 | 2 | 55      | e_phentsize is 55
            56 | 2 | 0       | e_phnum 0
            32 | 8 | 12289   | e_phoff
            96 | 8 | 12289   | p_filesz
            104 | 8 | 1      | p_memsz 1
            72 | 8 | 1       | differ within a page
            80 | 8 | -4096   | is no address of an application
            24 | 8 | -4096   | e_entry 0xfffffffffffff000 is no address of an application
            """)
    void a_malformed_header_is_refused_with_its_field(int offset, int bytes, long value, String message) {
        byte[] image = staticProgram().bytes();
        ByteBuffer buffer = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
        switch (bytes) {
            case 1 -> buffer.put(offset, (byte) value);
            case 2 -> buffer.putShort(offset, (short) value);
            default -> buffer.putLong(offset, value);
        }
        files.put("/p", image);
        Loader loader = loader("/p", "/p");

        assertThat(loader.load(1, 2)).isFalse();
        assertThat(loader.errno()).isEqualTo(Errno.ENOEXEC.number());
        assertThat(loader.problem()).startsWith("/p is not an executable for this machine: ").contains(message);
    }

    @Test
    void a_file_that_is_cut_off_is_refused() {
        byte[] whole = staticProgram().bytes();
        for (int length = 0; length < whole.length; length += 97) {
            byte[] cut = java.util.Arrays.copyOf(whole, length);
            files.put("/p", cut);
            Loader loader = loader("/p", "/p");

            boolean isComplete = length >= 2 * PAGE + 0x800;
            if (!isComplete) {
                assertThat(loader.load(1, 2)).as("%d bytes", length).isFalse();
                assertThat(loader.problem()).startsWith("/p ");
            }
        }
    }

    @Test
    void no_damage_makes_the_loader_throw() {
        Random random = new Random(3);
        byte[] whole = new ElfImage(ElfHeader.ET_DYN, 0x1100, 3 * 4096).load(RX, 0, 0, 2 * PAGE, 2 * PAGE).load(RW, 2 * PAGE, 3 * PAGE, PAGE, PAGE)
                .interpreter(0x800, "/p").bytes();
        for (int round = 0; round < 5_000; round++) {
            byte[] damaged = whole.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                damaged[random.nextInt(0x100)] = (byte) (random.nextBoolean() ? random.nextInt() : 1 << random.nextInt(8));
            }
            files.put("/p", damaged);
            make_an_empty_address_space();
            Loader loader = loader("/p", "/p");

            if (!loader.load(1, 2)) {                        // it is its own interpreter, which is refused at the latest
                assertThat(loader.problem()).isNotBlank();
            }
        }
    }
}
