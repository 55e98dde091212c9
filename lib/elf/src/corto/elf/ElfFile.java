// SPDX-License-Identifier: Apache-2.0
package corto.elf;

import static corto.lang.Errno.EACCES;
import static corto.lang.Errno.EIO;
import static corto.lang.Errno.ENOEXEC;
import static corto.lang.Errno.ENOMEM;

import corto.fs.file.OpenFile;
import corto.fs.file.Pages;
import corto.lang.Address;
import corto.lang.Result;
import corto.memory.areas.AddressSpace;
import corto.memory.areas.AddressSpace.Placement;
import corto.memory.areas.Protection;

/// One ELF file: its headers, checked, and its segments put into memory.
final class ElfFile {
    private static final long PAGE = 4096;
    private static final int MOST_PROGRAM_HEADERS = 64;
    private static final int PROGRAM_HEADERS = ElfHeader.SIZE;                   // in the frame of headers
    private static final int INTERPRETER = PROGRAM_HEADERS + MOST_PROGRAM_HEADERS * ProgramHeader.SIZE;
    private static final int MOST_INTERPRETER_PATH = (int) PAGE - INTERPRETER;

    final String path;
    private final OpenFile file;
    private final Pages pages;
    private final Address header;                // a frame: the header, the program headers, the interpreter's path
    private int programHeaderCount;

    private long lowest = Long.MAX_VALUE;        // of all segments, page-aligned, before the bias
    private long highest;
    private long alignment = PAGE;               // the largest of all segments

    /// Added to the file's addresses.
    long bias;

    /// @param headers a frame to read the headers into, for as long as this is in use
    ElfFile(String path, OpenFile file, Address headers) throws LoadException {
        this.path = path;
        this.file = file;
        header = headers;
        pages = file.pages();
        if (pages == null) {
            throw new LoadException(EACCES, path + " cannot be executed: it is no regular file");
        }
        readHeaders();
    }

    private LoadException malformed(String what) {
        return new LoadException(ENOEXEC, path + " is not an executable for this machine: " + what);
    }

    /// Reads a part of the file that must be there.
    private void read(Address into, long lengthBytes, long offset, String what) throws LoadException {
        if (offset < 0 || offset > pages.sizeBytes() - lengthBytes) {
            throw malformed(what + " lie beyond the end of the file (" + pages.sizeBytes() + " bytes)");
        }
        Result read = file.readAt(into, lengthBytes, offset);
        if (read.isError() || read.value() != lengthBytes) {
            throw new LoadException(EIO, path + " cannot be read");
        }
    }

    private void readHeaders() throws LoadException {
        read(header, ElfHeader.SIZE, 0, "the 64 bytes of an ELF header");
        Address h = header;
        if (ElfHeader.MAGIC.read(h) != ElfHeader.MAGIC_VALUE) {
            throw malformed("it begins with neither an ELF header nor #!");
        }
        boolean isLittle = ElfHeader.DATA.read(h) == ElfHeader.DATA_LITTLE;
        int machine = isLittle ? ElfHeader.MACHINE.read(h) : Short.toUnsignedInt(Short.reverseBytes((short) ElfHeader.MACHINE.read(h)));
        if (ElfHeader.CLASS.read(h) != ElfHeader.CLASS_64 || !isLittle || machine != ElfHeader.EM_X86_64) {
            throw malformed("it is for " + ElfHeader.machineName(machine) + ": e_machine is " + machine + ", EI_CLASS " + ElfHeader.CLASS.read(h) + " and EI_DATA "
                    + ElfHeader.DATA.read(h) + "; x86-64 has 62, 2 and 1");
        }
        int type = ElfHeader.TYPE.read(h);
        if (type != ElfHeader.ET_EXEC && type != ElfHeader.ET_DYN) {
            throw malformed("e_type is " + type + (type == ElfHeader.ET_REL ? " (an object file, which has to be linked)" : type == ElfHeader.ET_CORE ? " (a memory dump)" : "")
                    + "; executables have 2 or 3");
        }
        int count = ElfHeader.PHNUM.read(h);
        if (ElfHeader.PHENTSIZE.read(h) != ProgramHeader.SIZE || count == 0 || count > MOST_PROGRAM_HEADERS) {
            throw malformed("e_phentsize is " + ElfHeader.PHENTSIZE.read(h) + " and e_phnum " + count + "; expected are 56 and 1 to " + MOST_PROGRAM_HEADERS);
        }
        programHeaderCount = count;
        read(h.plus(PROGRAM_HEADERS), (long) count * ProgramHeader.SIZE, ElfHeader.PHOFF.read(h), "the program headers (e_phoff)");
        for (int i = 0; i < count; i++) {
            if (ProgramHeader.TYPE.read(segment(i)) == ProgramHeader.PT_LOAD) {
                checkSegment(i, segment(i));
            }
        }
        if (lowest >= highest) {
            throw malformed("it has no PT_LOAD segment");
        }
    }

    private void checkSegment(int index, Address segment) throws LoadException {
        long offset = ProgramHeader.OFFSET.read(segment);
        long start = ProgramHeader.VADDR.read(segment);
        long inFile = ProgramHeader.FILESZ.read(segment);
        long inMemory = ProgramHeader.MEMSZ.read(segment);
        String which = "program header " + index + ": ";
        if (inFile < 0 || inMemory < inFile || inMemory > AddressSpace.END) {
            throw malformed(which + "p_filesz is " + inFile + " and p_memsz " + inMemory);
        }
        if (start < 0 || start > AddressSpace.END - inMemory) {
            throw malformed(which + "p_vaddr 0x" + Long.toHexString(start) + " is no address of an application");
        }
        if ((offset & PAGE - 1) != (start & PAGE - 1)) {
            throw malformed(which + "p_offset 0x" + Long.toHexString(offset) + " and p_vaddr 0x" + Long.toHexString(start) + " differ within a page");
        }
        if (offset < 0 || offset > pages.sizeBytes() - inFile) {
            throw malformed(which + "p_offset and p_filesz reach beyond the end of the file (" + pages.sizeBytes() + " bytes): is it cut off?");
        }
        long align = ProgramHeader.ALIGN.read(segment);
        if (align > alignment && (align & align - 1) == 0) {
            alignment = align;                       // Linux ignores what is no power of two
        }
        if (inMemory != 0) {
            if (highest != 0 && (start & -PAGE) < highest - PAGE) {
                throw malformed(which + "PT_LOAD segments are not in ascending order of p_vaddr");
            }
            lowest = Math.min(lowest, start & -PAGE);
            highest = pageAbove(start + inMemory);
        }
    }

    private static long pageAbove(long address) {
        return address + PAGE - 1 & -PAGE;
    }

    private Address segment(int index) {
        return header.plus(PROGRAM_HEADERS + (long) index * ProgramHeader.SIZE);
    }

    int segmentCount() {
        return programHeaderCount;
    }

    boolean isPositionIndependent() {
        return ElfHeader.TYPE.read(header) == ElfHeader.ET_DYN;
    }

    /// Refuses an entry that no application can have: the processor would not even go there.
    private void checkEntry() throws LoadException {
        if (entry() < 0 || entry() >= AddressSpace.END) {
            throw malformed("e_entry 0x" + Long.toHexString(ElfHeader.ENTRY.read(header)) + " is no address of an application");
        }
    }

    /// Where it begins to run.
    long entry() {
        return ElfHeader.ENTRY.read(header) + bias;
    }

    /// The address of the program headers in memory, as AT_PHDR tells it; 0 if no segment holds them.
    long programHeadersAddress() {
        long offset = ElfHeader.PHOFF.read(header);
        for (int i = 0; i < segmentCount(); i++) {
            Address segment = segment(i);
            if (ProgramHeader.TYPE.read(segment) == ProgramHeader.PT_PHDR) {
                return ProgramHeader.VADDR.read(segment) + bias;
            }
            if (ProgramHeader.TYPE.read(segment) == ProgramHeader.PT_LOAD && offset >= ProgramHeader.OFFSET.read(segment)
                    && offset + (long) programHeaderCount * ProgramHeader.SIZE <= ProgramHeader.OFFSET.read(segment) + ProgramHeader.FILESZ.read(segment)) {
                return offset - ProgramHeader.OFFSET.read(segment) + ProgramHeader.VADDR.read(segment) + bias;
            }
        }
        return 0;
    }

    /// The path in PT_INTERP; null if there is none.
    String interpreter() throws LoadException {
        for (int i = 0; i < segmentCount(); i++) {
            Address segment = segment(i);
            if (ProgramHeader.TYPE.read(segment) == ProgramHeader.PT_INTERP) {
                long length = ProgramHeader.FILESZ.read(segment);
                if (length < 2 || length > MOST_INTERPRETER_PATH) {
                    throw malformed("the interpreter's path (PT_INTERP) has " + length + " bytes");
                }
                Address text = header.plus(INTERPRETER);
                read(text, length, ProgramHeader.OFFSET.read(segment), "the bytes of PT_INTERP");
                if (text.loadByte(length - 1) != 0) {
                    throw malformed("the interpreter's path (PT_INTERP) does not end with a zero");
                }
                return latin1(text, 0, (int) length - 1);
            }
        }
        return null;
    }

    /// The bytes from `from` to `to` behind `text`, a character for each.
    static String latin1(Address text, int from, int to) {
        char[] characters = new char[to - from];
        for (int i = from; i < to; i++) {
            characters[i - from] = (char) (text.loadByte(i) & 0xFF);
        }
        return new String(characters);
    }

    /// Whether PT_GNU_STACK asks for a stack that can be executed. Without that header none is.
    boolean wantsExecutableStack() {
        for (int i = 0; i < segmentCount(); i++) {
            if (ProgramHeader.TYPE.read(segment(i)) == ProgramHeader.PT_GNU_STACK) {
                return (ProgramHeader.FLAGS.read(segment(i)) & ProgramHeader.PF_X) != 0;
            }
        }
        return false;
    }

    /// The first address behind all segments, a multiple of the page size.
    long end() {
        return highest + bias;
    }

    /// Makes the areas of all segments. `preferred` is where a position-independent file shall begin; 0: anywhere.
    void load(AddressSpace space, long preferred) throws LoadException {
        long bytes = highest - lowest;
        if (isPositionIndependent()) {
            long wanted = preferred & -alignment;
            long room = alignment == PAGE ? bytes : bytes + 2 * alignment;
            Result place = room <= 0 ? Result.error(ENOMEM) : space.mapZeros(wanted, room, Protection.NONE, false, Placement.HINT, null);
            if (place.isError()) {
                throw new LoadException(ENOMEM, path + " finds no room in the address space: it spans " + bytes + " bytes, in multiples of " + alignment);
            }
            space.unmap(place.value(), room);
            bias = (place.value() + alignment - 1 & -alignment) - (lowest & -alignment);
        } else {
            Result place = space.mapZeros(lowest, bytes, Protection.NONE, false, Placement.FREE_ONLY, null);
            if (place.isError()) {
                throw new LoadException(place.errno(), path + " cannot be at 0x" + Long.toHexString(lowest) + ", where its p_vaddr puts it");
            }
            space.unmap(lowest, bytes);
        }
        checkEntry();
        for (int i = 0; i < segmentCount(); i++) {
            if (ProgramHeader.TYPE.read(segment(i)) == ProgramHeader.PT_LOAD && ProgramHeader.MEMSZ.read(segment(i)) != 0) {
                loadSegment(space, i, segment(i));
            }
        }
    }

    private void loadSegment(AddressSpace space, int index, Address segment) throws LoadException {
        long start = ProgramHeader.VADDR.read(segment) + bias;
        long inFile = ProgramHeader.FILESZ.read(segment);
        long fileEnd = start + inFile;
        long end = start + ProgramHeader.MEMSZ.read(segment);
        int protection = protection(ProgramHeader.FLAGS.read(segment));
        long first = start & -PAGE;
        if (inFile != 0) {
            check(space.mapFile(first, pageAbove(fileEnd) - first, protection, false, Placement.REPLACE, pages,
                    (ProgramHeader.OFFSET.read(segment) & -PAGE) / PAGE, file.inode()), index);
        }
        if (end > fileEnd) {
            long zeros = inFile == 0 ? first : pageAbove(fileEnd);
            if (zeros < pageAbove(end)) {
                check(space.mapZeros(zeros, pageAbove(end) - zeros, protection, false, Placement.REPLACE, null), index);
            }
            if (inFile != 0 && (protection & Protection.WRITE) != 0 && (fileEnd & PAGE - 1) != 0) {
                new Address(fileEnd).clear(pageAbove(fileEnd) - fileEnd);        // what follows in the file is not the program's
            }
        }
    }

    private void check(Result mapped, int index) throws LoadException {
        if (mapped.isError()) {
            throw new LoadException(ENOMEM, path + " cannot be mapped: program header " + index + " gives error " + mapped.errno());
        }
    }

    private static int protection(int flags) {
        return ((flags & ProgramHeader.PF_R) != 0 ? Protection.READ : 0) | ((flags & ProgramHeader.PF_W) != 0 ? Protection.WRITE : 0)
                | ((flags & ProgramHeader.PF_X) != 0 ? Protection.EXECUTE : 0);
    }
}
