// SPDX-License-Identifier: Apache-2.0
package corto.report;

import corto.console.Failure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/// What an ELF64 file spends on its own format (System V gABI, "Object Files"): headers and tables that are never loaded. What is left
/// between them and the sections are gaps: segments begin at a page.
public record FileFormat(long fileBytes, Map<String, Long> parts) {
    private static final int HEADER_SIZE = 64;          // Elf64_Ehdr
    private static final int E_SHOFF = 40;
    private static final int E_PHENTSIZE = 54;
    private static final int E_PHNUM = 56;
    private static final int E_SHENTSIZE = 58;
    private static final int E_SHNUM = 60;

    private static final int SH_TYPE = 4;               // Elf64_Shdr
    private static final int SH_FLAGS = 8;
    private static final int SH_SIZE = 32;
    private static final int SHT_NOBITS = 8;
    private static final int SHF_ALLOC = 2;

    public static FileFormat read(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer elf = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()).order(ByteOrder.LITTLE_ENDIAN);
            Map<String, Long> parts = new LinkedHashMap<>();
            parts.put("ELF header", (long) HEADER_SIZE);
            parts.put("program headers", (long) unsigned(elf, E_PHENTSIZE) * unsigned(elf, E_PHNUM));
            int headerSize = unsigned(elf, E_SHENTSIZE);
            int count = unsigned(elf, E_SHNUM);
            parts.put("section headers", (long) headerSize * count);
            long notLoaded = 0;
            for (int i = 0; i < count; i++) {
                int header = Math.toIntExact(elf.getLong(E_SHOFF)) + i * headerSize;
                boolean isLoaded = (elf.getLong(header + SH_FLAGS) & SHF_ALLOC) != 0;
                notLoaded += isLoaded || elf.getInt(header + SH_TYPE) == SHT_NOBITS ? 0 : elf.getLong(header + SH_SIZE);
            }
            parts.put("names of sections", notLoaded);
            return new FileFormat(elf.capacity(), parts);
        } catch (IOException e) {
            throw new Failure(e, "Cannot read " + file + ": " + e.getMessage());
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
            throw new Failure(e, file + " is a damaged ELF file: an offset points outside of it.");
        }
    }

    private static int unsigned(ByteBuffer elf, int offset) {
        return Short.toUnsignedInt(elf.getShort(offset));
    }
}
