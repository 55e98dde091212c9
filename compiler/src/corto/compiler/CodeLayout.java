// SPDX-License-Identifier: Apache-2.0
package corto.compiler;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The order of hot functions in an image, each of which gcc and the assembler have put into a section of its own: those that call each other share a page of 4 KiB, and none that fits lies on two.
///
/// An emulator looks a jump's target up when it leaves the page (QEMU 7.2 accel/tcg/translator.c, `translator_use_goto_tb`), and a processor has a translation for each page.
///
/// As Pettis and Hansen's "Profile guided code positioning" (PLDI 1990) without a profile: calls are taken in the order of how large a share of its callee's calls they are, and join the clusters of caller and callee if the
/// two fit on a page. Clusters go where most of what they call already is, the largest first. What a page has left takes code that is not hot.
final class CodeLayout {
    private static final int PAGE = 4096;
    private static final String HOT = ".text.hot";
    private static final String CODE = ".text";

    // System V ABI, "ELF": what is read of ELF64 objects
    private static final int SECTION_TABLE = 0x28;
    private static final int SECTION_COUNT = 0x3C;
    private static final int NAMES_INDEX = 0x3E;
    private static final int SECTION_BYTES = 64;
    private static final int TYPE = 4;
    private static final int OFFSET = 24;
    private static final int SIZE = 32;
    private static final int LINK = 40;
    private static final int INFO = 44;
    private static final int ALIGNMENT = 48;
    private static final int SHT_SYMTAB = 2;
    private static final int SHT_RELA = 4;
    private static final int ENTRY_BYTES = 24;               // of a symbol, and of a relocation
    private static final int SYMBOL_SECTION = 6;
    private static final int RELOCATION_INFO = 8;
    private static final int R_X86_64_PC32 = 2;
    private static final int R_X86_64_PLT32 = 4;

    /// Code that stays together. Sections of the same name are one.
    private record Section(String name, int size) {}

    private record Call(Section from, Section to) {}

    private final Map<String, Section> sections = new LinkedHashMap<>();
    private final Map<String, Section> definitions = new HashMap<>();        // by symbol
    private final Map<Call, Integer> calls = new HashMap<>();

    private CodeLayout(List<Path> objects) throws IOException {
        List<ObjectFile> files = new ArrayList<>();
        for (Path object : objects) {
            files.add(new ObjectFile(ByteBuffer.wrap(Files.readAllBytes(object)).order(ByteOrder.LITTLE_ENDIAN)));
        }
        files.forEach(ObjectFile::addSections);
        files.forEach(ObjectFile::addCalls);
    }

    /// The hot sections of the objects in their order, as a part of a linker script's output section that begins on a page.
    static String of(List<Path> objects) throws IOException {
        return new CodeLayout(objects).script();
    }

    /// An object file.
    private final class ObjectFile {
        private final ByteBuffer bytes;
        private final long table;
        private final int count;

        ObjectFile(ByteBuffer bytes) {
            this.bytes = bytes;
            table = bytes.getLong(SECTION_TABLE);
            count = bytes.getShort(SECTION_COUNT) & 0xFFFF;
        }

        private int header(int index) {
            return (int) table + index * SECTION_BYTES;
        }

        private int offset(int index) {
            return (int) bytes.getLong(header(index) + OFFSET);
        }

        private int size(int index) {
            return (int) bytes.getLong(header(index) + SIZE);
        }

        private String text(int tableIndex, int at) {
            int start = offset(tableIndex) + at;
            int end = start;
            while (bytes.get(end) != 0) {
                end++;
            }
            return new String(bytes.array(), start, end - start, StandardCharsets.UTF_8);
        }

        private String name(int index) {
            return text(bytes.getShort(NAMES_INDEX) & 0xFFFF, bytes.getInt(header(index)));
        }

        /// With room for its alignment.
        void addSections() {
            for (int i = 1; i < count; i++) {
                if (name(i).startsWith(CODE) && size(i) > 0) {
                    int needed = size(i) + (int) bytes.getLong(header(i) + ALIGNMENT) - 1;
                    sections.merge(name(i), new Section(name(i), needed), (one, other) -> new Section(one.name, one.size + other.size));
                }
            }
            for (int i = 1; i < count; i++) {
                if (bytes.getInt(header(i) + TYPE) == SHT_SYMTAB) {
                    for (int at = 0; at < size(i) / ENTRY_BYTES; at++) {
                        int symbol = offset(i) + at * ENTRY_BYTES;
                        int section = bytes.getShort(symbol + SYMBOL_SECTION) & 0xFFFF;
                        if (section != 0 && section < count && bytes.getInt(symbol) != 0) {
                            definitions.put(text(bytes.getInt(header(i) + LINK), bytes.getInt(symbol)), sections.get(name(section)));
                        }
                    }
                }
            }
        }

        void addCalls() {
            for (int i = 1; i < count; i++) {
                Section from = bytes.getInt(header(i) + TYPE) == SHT_RELA ? sections.get(name(bytes.getInt(header(i) + INFO))) : null;
                if (from != null && isHot(from)) {
                    for (int at = offset(i); at < offset(i) + size(i); at += ENTRY_BYTES) {
                        long info = bytes.getLong(at + RELOCATION_INFO);
                        if ((int) info == R_X86_64_PC32 || (int) info == R_X86_64_PLT32) {
                            addCall(from, target(bytes.getInt(header(i) + LINK), (int) (info >>> Integer.SIZE)));
                        }
                    }
                }
            }
        }

        private Section target(int symbols, int index) {
            int symbol = offset(symbols) + index * ENTRY_BYTES;
            int section = bytes.getShort(symbol + SYMBOL_SECTION) & 0xFFFF;
            if (section != 0) {
                return section < count ? sections.get(name(section)) : null;
            }
            return definitions.get(text(bytes.getInt(header(symbols) + LINK), bytes.getInt(symbol)));
        }
    }

    private static boolean isHot(Section section) {
        return section.name.startsWith(HOT);
    }

    private void addCall(Section from, Section to) {
        if (to != null && isHot(to) && !to.name.equals(from.name)) {
            calls.merge(new Call(from, to), 1, Integer::sum);
        }
    }

    /// Sections that follow each other: first those that call each other, then pages of such.
    private static final class Group {
        final List<Section> sections = new ArrayList<>();
        int size;

        void addAll(Collection<Section> more) {
            sections.addAll(more);
            more.forEach(section -> size += section.size);
        }

        boolean hasRoomFor(int bytes) {
            return size + bytes <= PAGE;
        }
    }

    private String script() {
        List<Group> pages = pages(clusters());
        List<Section> others = new ArrayList<>(sections.values().stream().filter(section -> !isHot(section) && section.size <= PAGE).toList());
        others.sort(Comparator.comparingInt((Section section) -> -section.size).thenComparing(Section::name));
        StringBuilder text = new StringBuilder();
        for (Group page : pages) {
            int left = (PAGE - page.size % PAGE) % PAGE;
            for (int i = 0; i < others.size() && left > 0; i++) {
                if (others.get(i).size <= left) {
                    Section filler = others.remove(i--);
                    page.sections.add(filler);
                    left -= filler.size;
                }
            }
            text.append(". = ALIGN(").append(PAGE).append(");\n");
            page.sections.forEach(section -> text.append("*(").append(section.name).append(")\n"));
        }
        return text.toString();
    }

    private List<Group> clusters() {
        Map<Section, Integer> callsOf = new HashMap<>();
        calls.forEach((call, times) -> callsOf.merge(call.to, times, Integer::sum));
        Map<Section, Group> groups = new LinkedHashMap<>();
        sections.values().stream().filter(CodeLayout::isHot).forEach(section -> {
            Group group = new Group();
            group.addAll(List.of(section));
            groups.put(section, group);
        });
        List<Call> ordered = new ArrayList<>(calls.keySet());
        ordered.sort(Comparator.comparingDouble((Call call) -> -(double) calls.get(call) / callsOf.get(call.to)).thenComparingInt(call -> -calls.get(call))
                .thenComparing(call -> call.from.name).thenComparing(call -> call.to.name));
        for (Call call : ordered) {
            Group one = groups.get(call.from);
            Group other = groups.get(call.to);
            if (one != other && one.hasRoomFor(other.size)) {
                one.addAll(other.sections);
                other.sections.forEach(section -> groups.put(section, one));
            }
        }
        return groups.values().stream().distinct().sorted(Comparator.comparingInt((Group group) -> -group.size).thenComparing(group -> group.sections.getFirst().name)).toList();
    }

    private List<Group> pages(List<Group> clusters) {
        List<Group> pages = new ArrayList<>();
        Map<Section, Group> pageOf = new HashMap<>();
        for (Group cluster : clusters) {
            Map<Group, Integer> shared = new HashMap<>();
            for (Section section : cluster.sections) {
                calls.forEach((call, times) -> {
                    Section partner = call.from.equals(section) ? call.to : call.to.equals(section) ? call.from : null;
                    if (partner != null && pageOf.containsKey(partner)) {
                        shared.merge(pageOf.get(partner), times, Integer::sum);
                    }
                });
            }
            Group best = null;
            for (Group page : pages) {
                if (page.hasRoomFor(cluster.size) && (best == null || shared.getOrDefault(page, 0) > shared.getOrDefault(best, 0))) {
                    best = page;
                }
            }
            if (best == null) {
                best = new Group();
                pages.add(best);
            }
            best.addAll(cluster.sections);
            for (Section section : cluster.sections) {
                pageOf.put(section, best);
            }
        }
        return pages;
    }
}
