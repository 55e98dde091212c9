// SPDX-License-Identifier: Apache-2.0
package corto.rootfs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What a program of this machine needs: interpreter, libraries, and system calls as far as they can be seen ([CodeScan]).
///
/// @param interpreter PT_INTERP
/// @param own numbers in the program's own code, −1 for places whose number was not seen
/// @param reached numbers in the libraries' functions that the program imports
/// @param callsByNumber whether it imports syscall(2), whose numbers are anything
public record ProgramSurvey(Optional<Library> interpreter, List<Library> libraries, Set<Integer> own, Set<Integer> reached, boolean callsByNumber) {
    /// @param neededBy who wants it
    /// @param path where it is; empty: it is missing
    public record Library(String name, String neededBy, Optional<String> path) {
    }

    /// Looks at `program`, an absolute path. `libraryPath` is LD_LIBRARY_PATH.
    public static ProgramSurvey of(String program, List<String> libraryPath) throws IOException {
        ElfFile elf = ElfFile.read(Content.of(Path.of(program)), program);
        CodeScan scan = CodeScan.of(Content.of(Path.of(program)), program);
        Optional<Library> interpreter = elf.interpreter().map(path -> new Library(path, program, HostPrograms.content(path).map(_ -> path)));
        List<Library> libraries = new ArrayList<>();
        HostPrograms.libraries(libraryPath).visit(program, HostPrograms.realPath(program), (name, neededBy, path) -> libraries.add(new Library(name, neededBy, path)));
        List<CodeScan> code = new ArrayList<>();
        for (Library library : libraries) {
            if (library.path().isPresent()) {
                code.add(CodeScan.of(Content.of(Path.of(library.path().get())), library.path().get()));
            }
        }
        Set<String> wanted = new TreeSet<>(scan.imported());
        Set<Integer> reached = new TreeSet<>();
        for (CodeScan library : code) {                      // a library's imports count for what it gives the program: all of them, as nothing tells which
            reached.addAll(library.reached(wanted));
        }
        return new ProgramSurvey(interpreter, libraries, scan.all(), reached, scan.imported().contains("syscall"));
    }
}
