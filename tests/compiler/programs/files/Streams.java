// SPDX-License-Identifier: Apache-2.0
package files;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Scanner;

/// The streams of java.io on files.
public class Streams {
    public static void main(String[] args) throws IOException {
        File folder = Files.createTempDirectory("streams").toFile();
        File file = new File(folder, "data");
        bytes(file);
        text(file);
        typed(file);
        shared(file);
        large(file);
        System.out.println(file.delete() + " " + folder.delete());
    }

    private static void bytes(File file) throws IOException {
        try (FileOutputStream out = new FileOutputStream(file)) {
            out.write('a');
            out.write(new byte[] {'b', 'c', 'd'});
            out.write("xxefxx".getBytes(), 2, 2);
        }
        try (FileOutputStream out = new FileOutputStream(file.getPath(), true)) {
            out.write("ghij".getBytes());
        }
        try (FileInputStream in = new FileInputStream(file.getPath())) {
            System.out.println(in.available() + " " + (char) in.read() + " " + in.skip(3) + " " + (char) in.read() + " " + in.available());
            byte[] rest = new byte[10];
            System.out.println(in.read(rest, 1, 3) + " " + new String(rest, 1, 3) + " " + new String(in.readAllBytes()) + " " + in.read() + " " + in.read(rest));
            System.out.println(in.skip(-4) + " " + new String(in.readNBytes(2)));
        }
        try (FileOutputStream _ = new FileOutputStream(file)) {
            System.out.println(file.length());
        }
    }

    private static void text(File file) throws IOException {
        try (PrintWriter out = new PrintWriter(file)) {
            out.println("first line");
            out.printf("%d %s%n", 42, "äöü €");
        }
        try (BufferedWriter out = new BufferedWriter(new FileWriter(file, true))) {
            out.write("third");
            out.newLine();
            out.write("last, without an end");
        }
        try (BufferedReader in = new BufferedReader(new FileReader(file))) {
            in.lines().forEach(System.out::println);
        }
        try (Scanner in = new Scanner(file)) {
            System.out.println(in.next() + "|" + in.nextLine() + "|" + in.nextInt() + "|" + in.next());
        }
        try (PrintStream out = new PrintStream(file, StandardCharsets.ISO_8859_1)) {
            out.print("äöü");
        }
        System.out.println(file.length());
        try (InputStreamReader in = new InputStreamReader(new FileInputStream(file), StandardCharsets.ISO_8859_1)) {
            char[] read = new char[10];
            System.out.println(new String(read, 0, in.read(read)));
        }
    }

    private static void typed(File file) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new FileOutputStream(file))) {
            out.writeInt(-7);
            out.writeUTF("text");
            out.writeDouble(1.5);
            out.writeLong(Long.MIN_VALUE);
        }
        try (DataInputStream in = new DataInputStream(new FileInputStream(file))) {
            System.out.println(in.readInt() + " " + in.readUTF() + " " + in.readDouble() + " " + in.readLong());
        }
    }

    /// Two streams of one descriptor: closing one closes both.
    private static void shared(File file) throws IOException {
        FileInputStream first = new FileInputStream(file);
        FileInputStream second = new FileInputStream(first.getFD());
        first.skip(4);
        System.out.println(second.read() + " " + first.getFD().valid());
        second.close();
        System.out.println(second.getFD().valid());
        try {
            first.read();
        } catch (IOException e) {
            System.out.println(e.getMessage());
        }
    }

    private static void large(File file) throws IOException {
        byte[] block = new byte[100_000];
        for (int i = 0; i < block.length; i++) {
            block[i] = (byte) (i * 31 + i / 251);
        }
        try (FileOutputStream out = new FileOutputStream(file)) {
            for (int i = 0; i < 7; i++) {
                out.write(block, i, block.length - i);
            }
            out.getFD().sync();
        }
        long sum = 0;
        try (FileInputStream in = new FileInputStream(file)) {
            byte[] all = in.readAllBytes();
            for (byte b : all) {
                sum = sum * 31 + b;
            }
            System.out.println(all.length + " " + sum);
        }
        try (FileInputStream in = new FileInputStream(file); FileOutputStream out = new FileOutputStream(file.getPath() + ".copy")) {
            System.out.println(in.transferTo(out));
        }
        File copy = new File(file.getPath() + ".copy");
        System.out.println(copy.length() + " " + copy.delete() + " " + copy.exists());
    }
}
