// SPDX-License-Identifier: Apache-2.0
package corto.symbols;

import corto.console.Failure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/// Sections and symbols of a little-endian ELF64 file (System V gABI, "Object Files").
public record ElfSymbols(List<ElfSection> sections, List<ElfSymbol> symbols) {
    // Elf64_Ehdr
    private static final int HEADER_SIZE = 64;
    private static final int EI_CLASS = 4;
    private static final int EI_DATA = 5;
    private static final int ELFCLASS64 = 2;
    private static final int ELFDATA2LSB = 1;
    private static final int E_SHOFF = 40;
    private static final int E_SHNUM = 60;
    private static final int E_SHSTRNDX = 62;

    // Elf64_Shdr
    private static final int SECTION_HEADER_SIZE = 64;
    private static final int SH_NAME = 0;
    private static final int SH_TYPE = 4;
    private static final int SH_FLAGS = 8;
    private static final int SH_ADDR = 16;
    private static final int SH_OFFSET = 24;
    private static final int SH_SIZE = 32;
    private static final int SH_LINK = 40;
    private static final int SHT_SYMTAB = 2;
    private static final int SHT_NOBITS = 8;
    private static final int SHF_ALLOC = 2;

    // Elf64_Sym
    private static final int SYMBOL_SIZE = 24;
    private static final int ST_NAME = 0;
    private static final int ST_INFO = 4;
    private static final int ST_SHNDX = 6;
    private static final int ST_VALUE = 8;
    private static final int ST_SIZE = 16;
    private static final int STT_OBJECT = 1;
    private static final int STT_FUNC = 2;
    private static final int STT_SECTION = 3;
    private static final int STT_FILE = 4;
    private static final int TYPE_MASK = 15;

    /// Reads `file`. A file without symbol table gives no symbols.
    public static ElfSymbols read(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer elf = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()).order(ByteOrder.LITTLE_ENDIAN);
            return parse(elf, file);
        } catch (IOException e) {
            throw new Failure(e, "Cannot read " + file + ": " + e.getMessage());
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new Failure(e, file + " is a damaged ELF file: an offset points outside of it.");
        }
    }

    private static ElfSymbols parse(ByteBuffer elf, Path file) {
        boolean ours = elf.capacity() >= HEADER_SIZE && elf.getInt(0) == 0x464C457F   // "\177ELF"
                && elf.get(EI_CLASS) == ELFCLASS64 && elf.get(EI_DATA) == ELFDATA2LSB;
        if (!ours) {
            throw new Failure(file + " is not a 64-bit little-endian ELF file.");
        }
        int headers = Math.toIntExact(elf.getLong(E_SHOFF));
        int count = Short.toUnsignedInt(elf.getShort(E_SHNUM));
        ByteBuffer names = count == 0 ? elf : section(elf, headers, Short.toUnsignedInt(elf.getShort(E_SHSTRNDX)));
        List<ElfSection> all = new ArrayList<>();
        List<ElfSection> loaded = new ArrayList<>();
        int symbolTable = -1;
        for (int i = 0; i < count; i++) {
            int header = headers + i * SECTION_HEADER_SIZE;
            int type = elf.getInt(header + SH_TYPE);
            ElfSection section = new ElfSection(string(names, elf.getInt(header + SH_NAME)), elf.getLong(header + SH_ADDR), elf.getLong(header + SH_SIZE), type != SHT_NOBITS);
            boolean alloc = (elf.getLong(header + SH_FLAGS) & SHF_ALLOC) != 0;
            all.add(alloc ? section : null);
            if (alloc) {
                loaded.add(section);
            }
            symbolTable = type == SHT_SYMTAB ? i : symbolTable;
        }
        List<ElfSymbol> symbols = symbolTable < 0 ? List.of() : symbols(elf, headers, symbolTable, all);
        return new ElfSymbols(List.copyOf(loaded), symbols);
    }

    private static List<ElfSymbol> symbols(ByteBuffer elf, int headers, int symbolTable, List<ElfSection> sections) {
        ByteBuffer table = section(elf, headers, symbolTable);
        ByteBuffer names = section(elf, headers, elf.getInt(headers + symbolTable * SECTION_HEADER_SIZE + SH_LINK));
        List<ElfSymbol> symbols = new ArrayList<>();
        for (int entry = 0; entry + SYMBOL_SIZE <= table.capacity(); entry += SYMBOL_SIZE) {
            int type = table.get(entry + ST_INFO) & TYPE_MASK;
            int index = Short.toUnsignedInt(table.getShort(entry + ST_SHNDX));
            long size = table.getLong(entry + ST_SIZE);
            ElfSection section = index < sections.size() ? sections.get(index) : null;   // null also for SHN_ABS and SHN_UNDEF
            if (section == null || type == STT_SECTION || type == STT_FILE) {
                continue;
            }
            ElfSymbol.Kind kind = switch (type) {
                case STT_FUNC -> ElfSymbol.Kind.FUNCTION;
                case STT_OBJECT -> ElfSymbol.Kind.OBJECT;
                default -> ElfSymbol.Kind.OTHER;
            };
            symbols.add(new ElfSymbol(string(names, table.getInt(entry + ST_NAME)), table.getLong(entry + ST_VALUE), size, kind, section.name(), section.inFile()));
        }
        return withSizes(symbols, sections);
    }

    private static List<ElfSymbol> withSizes(List<ElfSymbol> symbols, List<ElfSection> sections) {
        TreeSet<Long> borders = new TreeSet<>();
        symbols.forEach(symbol -> borders.add(symbol.address()));
        sections.stream().filter(Objects::nonNull).forEach(section -> borders.add(section.address() + section.sizeBytes()));
        List<ElfSymbol> sized = new ArrayList<>();
        for (ElfSymbol symbol : symbols) {
            Long next = symbol.sizeBytes() == 0 ? borders.higher(symbol.address()) : null;
            if (symbol.sizeBytes() != 0) {
                sized.add(symbol);
            } else if (next != null && !symbol.section().isEmpty() && isInside(symbol, sections)) {
                sized.add(new ElfSymbol(symbol.name(), symbol.address(), next - symbol.address(), symbol.kind(), symbol.section(), symbol.inFile()));
            }
        }
        return List.copyOf(sized);
    }

    /// Symbols of linker scripts may mark the end of a section.
    private static boolean isInside(ElfSymbol symbol, List<ElfSection> sections) {
        return sections.stream().anyMatch(section -> section != null && section.name().equals(symbol.section())
                && symbol.address() < section.address() + section.sizeBytes());
    }

    private static ByteBuffer section(ByteBuffer elf, int headers, int index) {
        int header = headers + index * SECTION_HEADER_SIZE;
        int offset = Math.toIntExact(elf.getLong(header + SH_OFFSET));
        return elf.slice(offset, Math.toIntExact(elf.getLong(header + SH_SIZE))).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static String string(ByteBuffer names, int offset) {
        int end = offset;
        while (names.get(end) != 0) {
            end++;
        }
        byte[] bytes = new byte[end - offset];
        names.get(offset, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
