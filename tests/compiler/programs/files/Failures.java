// SPDX-License-Identifier: Apache-2.0
package files;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// What goes wrong with files: the exceptions and their messages.
public class Failures {
    private static Path folder;

    private interface Action {
        void run() throws IOException;
    }

    private static void fails(String what, Action action) {
        try {
            action.run();
            System.out.println(what + ": nothing");
        } catch (FileSystemException e) {
            System.out.println(what + ": " + e.getClass().getName() + " " + shown(e.getMessage()) + " | " + shown(e.getFile()) + " | " + shown(e.getOtherFile()) + " | " + e.getReason());
        } catch (IOException | RuntimeException e) {
            System.out.println(what + ": " + e.getClass().getName() + " " + shown(e.getMessage()));
        }
    }

    private static String shown(String text) {
        return text == null ? null : text.replace(folder.toString(), "FOLDER");
    }

    public static void main(String[] args) throws IOException {
        folder = Files.createTempDirectory("failures");
        Path file = Files.createFile(folder.resolve("file"));
        Path full = Files.createDirectory(folder.resolve("full"));
        Files.createFile(full.resolve("child"));
        Path gone = folder.resolve("gone");
        Path loop = Files.createSymbolicLink(folder.resolve("loop"), Path.of("loop"));

        fails("read nothing", () -> new FileInputStream(gone.toFile()));
        fails("read a directory", () -> new FileReader(full.toFile()));
        fails("write a directory", () -> new FileOutputStream(full.toFile()));
        fails("write in nothing", () -> new FileOutputStream(gone.resolve("x").toFile()));
        fails("write below a file", () -> new FileOutputStream(file.resolve("x").toString(), true));
        fails("name with zero", () -> new FileInputStream("a\0b"));
        fails("loop", () -> new FileInputStream(loop.toFile()));
        fails("create in nothing", () -> new File(gone.toFile(), "x").createNewFile());

        fails("readString", () -> Files.readString(gone));
        fails("readAllBytes of a directory", () -> Files.readAllBytes(full));
        fails("delete nothing", () -> Files.delete(gone));
        fails("deleteIfExists nothing", () -> System.out.println(Files.deleteIfExists(gone)));
        fails("delete a full directory", () -> Files.delete(full));
        fails("create what is there", () -> Files.createFile(file));
        fails("create a directory that is there", () -> Files.createDirectory(full));
        fails("create directories through a file", () -> Files.createDirectories(file.resolve("x")));
        fails("create a directory in nothing", () -> Files.createDirectory(gone.resolve("x")));
        fails("write new over old", () -> Files.writeString(file, "x", StandardOpenOption.CREATE_NEW));
        fails("write to nothing", () -> Files.writeString(gone, "x", StandardOpenOption.WRITE));
        fails("copy onto", () -> Files.copy(file, full.resolve("child")));
        fails("copy onto a full directory", () -> Files.copy(file, full, StandardCopyOption.REPLACE_EXISTING));
        fails("copy nothing", () -> Files.copy(gone, folder.resolve("y")));
        fails("move nothing", () -> Files.move(gone, folder.resolve("y")));
        fails("move onto", () -> Files.move(file, full.resolve("child")));
        fails("move into itself", () -> Files.move(full, full.resolve("inner")));
        fails("list nothing", () -> Files.list(gone));
        fails("list a file", () -> Files.newDirectoryStream(file));
        fails("link over", () -> Files.createLink(file, full.resolve("child")));
        fails("link to nothing", () -> Files.createLink(folder.resolve("y"), gone));
        fails("symbolic link over", () -> Files.createSymbolicLink(file, gone));
        fails("read no link", () -> Files.readSymbolicLink(file));
        fails("real path of nothing", () -> gone.toRealPath());
        fails("loop", () -> Files.readString(loop));
        fails("attributes of nothing", () -> Files.size(gone));
        fails("times of nothing", () -> Files.getLastModifiedTime(gone));
        fails("through a file", () -> Files.size(file.resolve("x")));
        fails("long name", () -> Files.createFile(folder.resolve("n".repeat(256))));
        fails("append and truncate", () -> Files.newByteChannel(file, StandardOpenOption.APPEND, StandardOpenOption.TRUNCATE_EXISTING));
        fails("append and read", () -> Files.newByteChannel(file, StandardOpenOption.APPEND, StandardOpenOption.READ));
        fails("unknown attribute", () -> Files.getAttribute(file, "nothing"));
        fails("unknown view", () -> Files.getAttribute(file, "what:size"));
        fails("zero in a path", () -> Path.of("a\0b"));
        fails("walk nothing", () -> Files.walk(gone));

        try {
            Path.of("x\0");
        } catch (InvalidPathException e) {
            System.out.println(e.getIndex() + " " + e.getReason());
        }
        try {
            throw new FileAlreadyExistsException("a", "b", "c");
        } catch (FileAlreadyExistsException e) {
            System.out.println(e.getMessage());
        }
        Files.delete(full.resolve("child"));
        Files.delete(full);
        Files.delete(loop);
        Files.delete(file);
        Files.delete(folder);
    }
}
