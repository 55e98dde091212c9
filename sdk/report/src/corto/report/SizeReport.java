// SPDX-License-Identifier: Apache-2.0
package corto.report;

import corto.symbols.ElfSection;
import corto.symbols.ElfSymbol;
import corto.symbols.ElfSymbols;
import corto.symbols.JavaName;
import corto.symbols.JavaNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The bytes of one image, piece by piece.
///
/// Sizes come from the symbol table of the unstripped file. What lies between symbols is padding or a table of gcc; what lies outside all sections is
/// the ELF format's own. So the pieces that are in the file add up to `fileBytes`.
public final class SizeReport {
    private static final String MACHINE_CODE = "(assembly and C)";
    private static final String PADDING = "(unnamed)";
    private static final String FORMAT = "(ELF headers)";

    private final List<Piece> pieces;
    private final long fileBytes;

    private SizeReport(List<Piece> pieces, long fileBytes) {
        this.pieces = List.copyOf(pieces);
        this.fileBytes = fileBytes;
    }

    /// `elf` is of the unstripped file, `fileBytes` the size of the stripped one.
    public static SizeReport of(ElfSymbols elf, JavaNames names, long fileBytes) {
        List<Piece> pieces = new ArrayList<>();
        Map<String, Long> named = new HashMap<>();
        long end = Long.MIN_VALUE;
        List<ElfSymbol> byAddress = elf.symbols().stream()
                .sorted(Comparator.comparingLong(ElfSymbol::address).thenComparing(Comparator.comparingLong(ElfSymbol::sizeBytes).reversed())
                        .thenComparing(symbol -> names.of(symbol.name()).isEmpty())).toList();       // of two names, the Java one
        for (ElfSymbol symbol : byAddress) {
            if (symbol.address() < end) {
                continue;                             // a second name for the same bytes, or a label inside a function
            }
            pieces.add(piece(symbol, names.of(symbol.name()), symbol.sizeBytes()));
            named.merge(symbol.section(), symbol.sizeBytes(), Long::sum);
            end = symbol.address() + symbol.sizeBytes();
        }
        long sectionsInFile = 0;
        for (ElfSection section : elf.sections()) {
            long rest = section.sizeBytes() - named.getOrDefault(section.name(), 0L);
            if (rest > 0) {
                pieces.add(new Piece(PADDING, "", "", section.name(), "padding", section.name(), rest, section.inFile()));
            }
            sectionsInFile += section.inFile() ? section.sizeBytes() : 0;
        }
        if (fileBytes > sectionsInFile) {
            pieces.add(new Piece(FORMAT, "", "", "headers and gaps between segments", "format", "", fileBytes - sectionsInFile, true));
        }
        return new SizeReport(pieces, fileBytes);
    }

    private static Piece piece(ElfSymbol symbol, Optional<JavaName> name, long bytes) {
        String kind = symbol.kind() == ElfSymbol.Kind.FUNCTION ? Piece.METHOD : "object";
        if (name.isEmpty()) {
            return new Piece(MACHINE_CODE, "", "", symbol.name(), kind, symbol.section(), bytes, symbol.inFile());
        }
        JavaName java = name.get();
        String library = java.isApplication() ? "application" : java.module();
        return new Piece(library, java.packageName(), java.type(), java.member(), java.kind().isEmpty() ? kind : java.kind(), symbol.section(), bytes, symbol.inFile());
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
