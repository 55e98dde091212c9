// SPDX-License-Identifier: Apache-2.0
package corto.report;

import corto.report.Piece.Kind;
import corto.symbols.ElfSection;
import corto.symbols.ElfSymbol;
import corto.symbols.ElfSymbols;
import corto.symbols.JavaName;
import corto.symbols.JavaNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The bytes of one image, piece by piece.
///
/// Sizes come from the symbol table of the unstripped file. What lies between symbols is alignment or a table of gcc; what lies outside all
/// sections is the ELF format's own. So the pieces of a section add up to its size, and all that are in the file to `fileBytes`.
public final class SizeReport {
    private static final int MOST_ALIGNMENT = 64;      // a cache line; a larger gap is not explained by it

    private final List<Piece> pieces;
    private final long fileBytes;

    private SizeReport(List<Piece> pieces, long fileBytes) {
        this.pieces = List.copyOf(pieces);
        this.fileBytes = fileBytes;
    }

    /// Of the file that is booted, `debugFile` with its symbols, and the compiler's `symbolTable`.
    public static SizeReport read(Path file, Path debugFile, Path symbolTable) {
        return of(ElfSymbols.read(debugFile), JavaNames.read(symbolTable), FileFormat.read(file));
    }

    /// `elf` is of the unstripped file, `format` of the stripped one.
    static SizeReport of(ElfSymbols elf, JavaNames names, FileFormat format) {
        List<Piece> pieces = new ArrayList<>();
        long sectionsInFile = 0;
        for (ElfSection section : elf.sections()) {
            addSection(section, elf.symbols(), names, pieces);
            sectionsInFile += section.inFile() ? section.sizeBytes() : 0;
        }
        long rest = format.fileBytes() - sectionsInFile;
        for (Map.Entry<String, Long> part : format.parts().entrySet()) {
            long bytes = Math.min(rest, part.getValue());
            add(pieces, new Piece(Piece.FORMAT, "", "", part.getKey(), Kind.FORMAT, "", bytes, true));
            rest -= bytes;
        }
        add(pieces, new Piece(Piece.FORMAT, "", "", "gaps: segments begin at a page", Kind.FORMAT, "", rest, true));
        return new SizeReport(pieces, format.fileBytes());
    }

    /// A report that was written as JSON, see [SizeTable#json].
    static SizeReport of(List<Piece> pieces, long fileBytes) {
        return new SizeReport(pieces, fileBytes);
    }

    private static void addSection(ElfSection section, List<ElfSymbol> symbols, JavaNames names, List<Piece> pieces) {
        List<ElfSymbol> byAddress = symbols.stream().filter(symbol -> symbol.section().equals(section.name()))
                .sorted(Comparator.comparingLong(ElfSymbol::address).thenComparing(Comparator.comparingLong(ElfSymbol::sizeBytes).reversed())
                        .thenComparing(symbol -> names.of(symbol.name()).isEmpty())).toList();       // of two names, the Java one
        long at = section.address();
        long end = section.address() + section.sizeBytes();
        long alignment = 0;
        long unnamed = 0;
        for (ElfSymbol symbol : byAddress) {
            long symbolEnd = Math.min(symbol.address() + symbol.sizeBytes(), end);
            if (symbol.address() < at || symbolEnd <= symbol.address()) {
                continue;                             // a second name for the same bytes, or a label inside a function
            }
            long gap = symbol.address() - at;
            boolean isAlignment = gap < Math.min(MOST_ALIGNMENT, Long.lowestOneBit(symbol.address()));
            alignment += isAlignment ? gap : 0;
            unnamed += isAlignment ? 0 : gap;
            pieces.add(piece(symbol, names.of(symbol.name()), symbolEnd - symbol.address()));
            at = symbolEnd;
        }
        add(pieces, new Piece(Piece.ALIGNMENT, "", "", section.name(), Kind.PADDING, section.name(), alignment, section.inFile()));
        add(pieces, new Piece(Piece.UNNAMED, "", "", section.name(), Kind.PADDING, section.name(), unnamed + end - at, section.inFile()));
    }

    private static void add(List<Piece> pieces, Piece piece) {
        if (piece.bytes() > 0) {
            pieces.add(piece);
        }
    }

    private static Piece piece(ElfSymbol symbol, Optional<JavaName> name, long bytes) {
        boolean isFunction = symbol.kind() == ElfSymbol.Kind.FUNCTION || symbol.kind() == ElfSymbol.Kind.OTHER && symbol.section().equals(".text");
        return name.map(java -> Piece.of(java, isFunction, symbol.section(), bytes, symbol.inFile()))
                .orElseGet(() -> new Piece(Piece.MACHINE_CODE, "", "", symbol.name(), isFunction ? Kind.METHOD : Kind.OBJECT, symbol.section(), bytes, symbol.inFile()));
    }

    public List<Piece> pieces() {
        return pieces;
    }

    public long fileBytes() {
        return fileBytes;
    }

    /// Memory that is zero at boot and not in the file.
    public long zeroBytes() {
        return pieces.stream().filter(piece -> !piece.inFile()).mapToLong(Piece::bytes).sum();
    }

    /// Bytes in the file by section, largest first.
    public Map<String, Long> sections() {
        Map<String, Long> sums = new HashMap<>();
        pieces.stream().filter(Piece::inFile).forEach(piece -> sums.merge(piece.section().isEmpty() ? piece.library() : piece.section(), piece.bytes(), Long::sum));
        return largestFirst(sums);
    }

    /// Bytes in the file by name at `level`, largest first.
    public Map<String, Long> by(Level level) {
        Map<String, Long> sums = new HashMap<>();
        pieces.stream().filter(piece -> piece.inFile() && level.counts(piece)).forEach(piece -> sums.merge(piece.name(level), piece.bytes(), Long::sum));
        return largestFirst(sums);
    }

    private static Map<String, Long> largestFirst(Map<String, Long> sums) {
        Map<String, Long> sorted = new LinkedHashMap<>();
        sums.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }
}
