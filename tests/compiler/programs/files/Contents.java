// SPDX-License-Identifier: Apache-2.0
package files;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/// What java.nio.file.Files does with contents.
public class Contents {
    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("contents");
        Path file = folder.resolve("file");
        Path other = folder.resolve("other");

        Files.writeString(file, "eins\nzwei\r\ndrei");
        System.out.println(Files.size(file) + " " + Files.readAllLines(file) + " " + Files.readString(file).length());
        Files.write(file, List.of("vier", "fünf"), StandardOpenOption.APPEND);
        try (Stream<String> lines = Files.lines(file)) {
            System.out.println(lines.map(String::length).toList());
        }
        Files.write(file, new byte[] {1, 2, 3, 4, 5});
        System.out.println(Files.readAllBytes(file).length + " " + Files.mismatch(file, file));
        Files.writeString(file, "kürzer", StandardCharsets.ISO_8859_1);
        System.out.println(Files.size(file) + " " + Files.readString(file, StandardCharsets.ISO_8859_1));
        try {
            Files.readString(file);
        } catch (MalformedInputException e) {
            System.out.println(e.getMessage());
        }

        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < 5_000; i++) {
                out.write("line " + i + "\n");
            }
        }
        try (BufferedReader in = Files.newBufferedReader(file)) {
            System.out.println(in.readLine() + " " + in.lines().mapToInt(String::length).sum());
        }
        try (Stream<String> lines = Files.lines(file)) {
            System.out.println(lines.skip(4_990).limit(2).toList());
        }

        System.out.println(Files.copy(file, other).getFileName() + " " + Files.mismatch(file, other));
        Files.writeString(other, "!", StandardOpenOption.WRITE);
        System.out.println(Files.mismatch(file, other) + " " + Files.size(other));
        Files.copy(file, other, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        System.out.println(Files.mismatch(file, other) + " " + Files.getLastModifiedTime(file).equals(Files.getLastModifiedTime(other)));
        Files.move(other, folder.resolve("moved"));
        System.out.println(Files.exists(other) + " " + Files.notExists(other) + " " + Files.size(folder.resolve("moved")));
        Files.move(file, folder.resolve("moved"), StandardCopyOption.ATOMIC_MOVE);
        System.out.println(Files.exists(file) + " " + Files.isRegularFile(folder.resolve("moved")));
        Files.delete(folder.resolve("moved"));

        try (OutputStream out = Files.newOutputStream(file)) {
            out.write("stream".getBytes());
        }
        try (InputStream in = Files.newInputStream(file)) {
            System.out.println(in.available() + " " + (char) in.read() + " " + in.skip(2) + " " + new String(in.readAllBytes()) + " " + in.read());
        }
        try (InputStream in = Files.newInputStream(file)) {
            System.out.println(Files.copy(in, other) + " " + Files.readString(other));
        }
        System.out.println(Files.copy(other, System.out) + "");

        try (SeekableByteChannel channel = Files.newByteChannel(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            channel.position(3).write(ByteBuffer.wrap("XYZ++".getBytes()));
            System.out.println(channel.size() + " " + channel.position());
            ByteBuffer all = ByteBuffer.allocate(20);
            channel.position(0).read(all);
            System.out.println(new String(all.array(), 0, all.position()) + " " + channel.read(all) + " " + channel.truncate(2).size() + " " + channel.position());
        }
        try (SeekableByteChannel channel = Files.newByteChannel(file, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
            channel.write(ByteBuffer.wrap(new byte[10]));
        }
        System.out.println(Files.exists(file));
        Files.delete(other);
        Files.delete(folder);
    }
}
