// SPDX-License-Identifier: Apache-2.0
package corto.symbols;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Turns code addresses into Java stack frames, with `addr2line` of binutils on `image.debug`.
///
/// The debug file should be DWARF 4: of DWARF 5, binutils 2.40 names the wrong file for the innermost inlined frame.
/// addr2line is started at the first question and kept: reading the DWARF of a large image takes it a second.
public final class Addresses implements AutoCloseable {
    private static final String END = "0x0";            // asked after each address: its answer marks the end of the one before

    private final Path debugFile;
    private final Path symbolTable;
    private final Map<Long, List<Frame>> known = new HashMap<>();
    private JavaNames names;
    private Process addr2line;
    private BufferedWriter questions;
    private BufferedReader answers;
    private boolean broken;

    public Addresses(Path debugFile, Path symbolTable) {
        this.debugFile = debugFile;
        this.symbolTable = symbolTable;
    }

    /// The frames at `returnAddress`, innermost first; none if nothing is known about it.
    ///
    /// A return address is the address after the call, perhaps already the next line or function; so the byte before it counts.
    public synchronized List<Frame> frames(long returnAddress) {
        return known.computeIfAbsent(returnAddress, address -> lookUp(address - 1));
    }

    private List<Frame> lookUp(long address) {
        if (broken) {
            return List.of();
        }
        try {
            start();
            return ask(address);
        } catch (IOException e) {
            broken = true;      // no addr2line, or it died: the addresses stay as they are
            return List.of();
        }
    }

    private void start() throws IOException {
        if (addr2line == null) {
            names = Files.exists(symbolTable) ? JavaNames.read(symbolTable) : null;
            addr2line = new ProcessBuilder("addr2line", "-a", "-f", "-i", "-e", debugFile.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            questions = addr2line.outputWriter();
            answers = addr2line.inputReader();
        }
    }

    private List<Frame> ask(long address) throws IOException {
        questions.write("0x" + Long.toHexString(address) + "\n" + END + "\n");
        questions.flush();
        line();                                           // the address again
        List<Frame> frames = new ArrayList<>();
        for (String function = line(); !isAddress(function); function = line()) {
            String place = line();
            if (!function.equals("??")) {
                frames.add(frame(function, place));
            }
        }
        line();                                           // "??" and
        line();                                           // "??:0" for END
        return List.copyOf(frames);
    }

    private static boolean isAddress(String line) {
        return line.startsWith("0x");
    }

    private String line() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("addr2line ended");
        }
        return line;
    }

    /// `place` is `/path/File.java:12`, perhaps with ` (discriminator 3)` after it, or `??:0`.
    private Frame frame(String function, String place) {
        String position = place.replaceFirst(" \\(discriminator \\d+\\)$", "");
        int colon = position.lastIndexOf(':');
        String file = position.substring(position.lastIndexOf('/', colon) + 1, colon);
        String line = position.substring(colon + 1);
        String known = file.equals("??") ? "Unknown Source" : file + (line.equals("?") || line.equals("0") ? "" : ":" + line);
        return (names == null ? Optional.<JavaName>empty() : names.of(function)).map(name -> name.frame(known)).orElse(new Frame("", "", function, known));
    }

    @Override
    public synchronized void close() {
        broken = true;
        if (addr2line != null) {
            addr2line.destroy();
        }
    }
}
