// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.console.Failure;
import corto.report.SizeReport;
import corto.report.SizeTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The image that `corto size --compare` names. `build` tells images of one title apart.
record ComparedImage(String title, String build, SizeReport report) {
    /// A folder with an image in it, one of its files, or a file of JSON is taken as it is; anything else is a TARGET, built as its manifest says: so a target can be compared with itself under other options.
    static ComparedImage of(String name) {
        Path path = Path.of(name);
        boolean isFile = Files.isRegularFile(path);
        String fileName = path.getFileName() == null ? "" : path.getFileName().toString();
        if (isFile && startsWithBrace(path)) {
            return saved(path);
        }
        Path folder = isFile ? path.toAbsolutePath().getParent() : path;
        if ((!isFile || fileName.equals(Image.FILE) || fileName.equals(Image.DEBUG_FILE)) && Files.exists(folder.resolve(Image.DEBUG_FILE))) {
            return of(new Image(name, "", folder));
        }
        return of(ImageBuild.of(name, new ImageOptions()));
    }

    private static ComparedImage of(Image image) {
        return new ComparedImage(image.title(), image.folder().getFileName().toString(), SizeReport.read(image.file(), image.debugFile(), image.symbolTable()));
    }

    private static ComparedImage saved(Path file) {
        try {
            SizeTable.Saved saved = SizeTable.Saved.read(Files.readString(file), file.toString());
            return new ComparedImage(saved.title(), file.toString(), saved.report());
        } catch (IOException e) {
            throw new Failure(e, "cannot read " + file + ": " + e.getMessage());
        }
    }

    private static boolean startsWithBrace(Path file) {
        try (var in = Files.newInputStream(file)) {
            return in.read() == '{';
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
