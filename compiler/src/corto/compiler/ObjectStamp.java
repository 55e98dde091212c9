// SPDX-License-Identifier: Apache-2.0
package corto.compiler;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// Says what an object file was made from: digests of source and command, and of the object file itself, in a file beside it.
///
/// The file is deleted before a new object is made and written after. So neither an interrupted run nor an object that was cut short or
/// replaced passes for good.
record ObjectStamp(Path object, String input) {
    /// For `object`, to be made by `command` from `source`.
    static ObjectStamp of(Path source, Path object, List<String> command) throws IOException {
        MessageDigest digest = sha256();
        digest.update(String.join("\n", command).getBytes(StandardCharsets.UTF_8));
        for (String program : List.of(command.getFirst(), "as")) {
            digest.update(identity(program).getBytes(StandardCharsets.UTF_8));
        }
        return new ObjectStamp(object, HexFormat.of().formatHex(digest.digest(Files.readAllBytes(source))));
    }

    /// Whether the object file is the one that the command would make.
    boolean holds() {
        try {
            return Files.exists(object) && Files.readString(file()).equals(text());
        } catch (IOException e) {
            return false;
        }
    }

    void write() throws IOException {
        Files.writeString(file(), text());
    }

    void delete() throws IOException {
        Files.deleteIfExists(file());
    }

    private String text() throws IOException {
        return input + " " + HexFormat.of().formatHex(sha256().digest(Files.readAllBytes(object)));
    }

    private Path file() {
        return object.resolveSibling(object.getFileName() + ".stamp");
    }

    /// The program that the PATH names, told from other versions by size and time of last change.
    private static String identity(String program) throws IOException {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            Path path = Path.of(folder, program);
            if (Files.isExecutable(path)) {
                Path file = path.toRealPath();
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                return file + " " + attributes.size() + " " + attributes.lastModifiedTime();
            }
        }
        return "";
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);       // every JDK has SHA-256
        }
    }
}
