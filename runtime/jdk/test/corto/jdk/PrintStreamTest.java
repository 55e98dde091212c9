// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A program that prints in every way prints the same bytes with HotSpot's PrintStream and with ours, in a HotSpot whose java.base is patched.
class PrintStreamTest {
    private static final String PROGRAM = """
            import java.io.*;
            import java.nio.charset.StandardCharsets;

            public class Prints {
                public static void main(String[] arguments) throws Exception {
                    everything(System.out);
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    everything(new PrintStream(bytes));
                    everything(new PrintStream(bytes, true, "UTF-16"));
                    everything(new PrintStream(bytes, false, StandardCharsets.ISO_8859_1));
                    everything(new PrintStream(new PrintStream(bytes, true, "UTF-8")));
                    everything(new Shouting(bytes));
                    System.out.write(bytes.toByteArray());
                    System.out.println();
                    PrintStream closed = new PrintStream(bytes);
                    closed.close();
                    closed.println("lost");
                    System.out.println(closed.checkError() + " " + new PrintStream(new Failing()).checkError() + " " + System.out.checkError());
                    PrintStream failing = new PrintStream(new Failing());
                    failing.print("x");
                    System.out.println(failing.checkError());
                    try {
                        new PrintStream(bytes, true, "no such charset");
                    } catch (UnsupportedEncodingException e) {
                        System.out.println(e.getMessage());
                    }
                    try {
                        new PrintStream((OutputStream) null);
                    } catch (NullPointerException e) {
                        System.out.println(e.getMessage());
                    }
                }

                static void everything(PrintStream to) throws IOException {
                    to.print(true);
                    to.print('ä');
                    to.print(1);
                    to.print(-2L);
                    to.print(1.5f);
                    to.print(2.25);
                    to.print(new char[] {'a', '\\u20ac'});
                    to.print((String) null);
                    to.print((Object) "o");
                    to.println();
                    to.println(false);
                    to.println('\\ud83d');
                    to.print('\\ud83d');
                    to.print('\\ude00');
                    to.println("\\ude00 \\ud83d\\ude00 \\ud83dx");
                    to.println(7);
                    to.println(8L);
                    to.println(0.1f);
                    to.println(1e300);
                    to.println(new char[] {'z'});
                    to.println((Object) null);
                    to.println(to instanceof Shouting ? "one write" : "long ".repeat(300) + "\\u20ac".repeat(700)); // in pieces of other sizes
                    to.printf("%d-%s%n", 1, "a").format("%5.1f|", 2.0).append("chars").append("sub", 1, 2).append('c').append(null);
                    to.write('w');
                    to.write(new byte[] {65, 66, 67}, 1, 2);
                    to.writeBytes(new byte[] {68});
                    to.write(new byte[] {'\\n'});
                    to.flush();
                }

                static class Shouting extends PrintStream {
                    Shouting(OutputStream to) {
                        super(to, true, StandardCharsets.UTF_8);
                    }

                    @Override
                    public void print(String text) {
                        super.print(text == null ? "NULL" : text.toUpperCase());
                    }

                    @Override
                    public void write(byte[] bytes, int offset, int length) {
                        super.write('<');
                        super.write(bytes, offset, length);
                        super.write('>');
                    }
                }

                static class Failing extends OutputStream {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("no");
                    }
                }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void every_print_gives_HotSpots_bytes() throws IOException, InterruptedException {
        Path source = folder.resolve("source/java/io/PrintStream.java");   // alone: the other classes of base/ need a machine
        Files.createDirectories(source.getParent());
        Files.copy(ImageClasses.BASE.resolve("java/io/PrintStream.java"), source);
        Path patch = folder.resolve("patch");
        ImageClasses.compile(List.of("--patch-module", "java.base=" + folder.resolve("source"), "-XDstringConcat=inline", "-d", patch.toString()),
            source.toAbsolutePath().toString());
        Path program = Files.writeString(folder.resolve("Prints.java"), PROGRAM);

        String expected = run(List.of(), program);
        String actual = run(List.of("--patch-module", "java.base=" + patch), program);

        assertThat(actual).isEqualTo(expected);
        assertThat(expected).contains("true").hasSizeGreaterThan(1000);
    }

    private String run(List<String> options, Path program) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-Xshare:auto",
            "-Dstdout.encoding=UTF-8", "-Dfile.encoding=UTF-8"));
        command.addAll(options);
        command.add(program.toString());
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command).redirectOutput(output.toFile()).redirectErrorStream(true).start();
        assertThat(process.waitFor()).as(Files.readString(output, StandardCharsets.ISO_8859_1)).isZero();
        return Files.readString(output, StandardCharsets.ISO_8859_1);
    }
}
