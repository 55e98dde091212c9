// SPDX-License-Identifier: Apache-2.0
package corto.tests.apps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A Java program looks up names: in `/etc/hosts`, and with a name server, which it is itself.
class JavaNamesTest {
    private static final String MANIFEST = """
            main: Names
            config: {JAVA_FILES: y}
            files:
              /etc/hosts: {text: "10.9.8.7 from-hosts also\\n"}
              /etc/resolv.conf: {text: "nameserver 127.0.0.1\\n"}
            """;
    private static final String PROGRAM = """
            import java.io.*;
            import java.net.*;
            import java.util.*;

            class Names {
                public static void main(String[] args) throws Exception {
                    DatagramSocket datagrams = new DatagramSocket(53);
                    ServerSocket connections = new ServerSocket(53);
                    Thread.ofVirtual().start(() -> serve(datagrams));
                    Thread.ofVirtual().start(() -> serve(connections));
                    for (String name : List.of("from-hosts", "also", "one.test", "alias.test", "many.test", "none.test", "bro ken")) {
                        try {
                            System.out.println(Arrays.toString(InetAddress.getAllByName(name)));
                        } catch (UnknownHostException e) {
                            System.out.println(e.getMessage());
                        }
                    }
                    System.out.println(InetAddress.getByAddress(new byte[] {10, 1, 1, 1}).getCanonicalHostName() + " " + InetAddress.getByAddress(new byte[] {10, 9, 8, 7}).getHostName());
                    try (Socket socket = new Socket()) {
                        socket.connect(new InetSocketAddress("nowhere.test", 80));
                    } catch (UnknownHostException e) {
                        System.out.println(e);
                    }
                    System.exit(0);
                }

                private static void serve(DatagramSocket socket) {
                    try {
                        while (true) {
                            DatagramPacket packet = new DatagramPacket(new byte[512], 512);
                            socket.receive(packet);
                            byte[] answer = answer(Arrays.copyOf(packet.getData(), packet.getLength()), false);
                            socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                        }
                    } catch (IOException e) {
                        System.out.println(e);
                    }
                }

                private static void serve(ServerSocket server) {
                    try {
                        while (true) {
                            try (Socket socket = server.accept()) {
                                DataInputStream in = new DataInputStream(socket.getInputStream());
                                byte[] answer = answer(in.readNBytes(in.readUnsignedShort()), true);
                                DataOutputStream out = new DataOutputStream(socket.getOutputStream());
                                out.writeShort(answer.length);
                                out.write(answer);
                            }
                        }
                    } catch (IOException e) {
                        System.out.println(e);
                    }
                }

                private static byte[] answer(byte[] question, boolean isStream) throws IOException {
                    StringBuilder name = new StringBuilder();
                    int at = 12;
                    for (; question[at] != 0; at += 1 + question[at]) {
                        name.append(new String(question, at + 1, question[at])).append('.');
                    }
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    DataOutputStream out = new DataOutputStream(bytes);
                    String asked = name.toString();
                    int records = asked.equals("one.test.") || asked.startsWith("1.1.1.10.") ? 1 : asked.equals("alias.test.") ? 2 : asked.equals("many.test.") && isStream ? 3 : 0;
                    out.writeShort((question[0] & 0xFF) << 8 | question[1] & 0xFF);
                    out.writeShort(asked.equals("many.test.") && !isStream ? 0x8380 : records == 0 ? 0x8183 : 0x8180);
                    out.writeShort(1);
                    out.writeShort(records);
                    out.writeInt(0);
                    out.write(question, 12, question.length - 12);
                    for (int i = 0; i < records; i++) {
                        boolean isAlias = asked.equals("alias.test.") && i == 0;
                        boolean isPointer = asked.startsWith("1.");
                        byte[] target = {3, 'o', 'n', 'e', 4, 't', 'e', 's', 't', 0};
                        out.write(asked.equals("alias.test.") && i == 1 ? target : new byte[] {(byte) 0xC0, 12});
                        out.writeShort(isAlias ? 5 : isPointer ? 12 : 1);
                        out.writeShort(1);
                        out.writeInt(60);
                        byte[] data = isAlias || isPointer ? target : new byte[] {10, 1, 1, (byte) (1 + i)};
                        out.writeShort(data.length);
                        out.write(data);
                    }
                    return bytes.toByteArray();
                }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void names_come_from_the_file_and_from_the_server() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("corto.yaml"), MANIFEST);
        Files.writeString(folder.resolve("Names.java"), PROGRAM);
        CortoRun.prepare(folder.toString());

        try (CortoRun run = CortoRun.start("-q", folder.toString())) {
            assertThat(run.end()).as(run.console()).isZero();
            assertThat(run.console()).isEqualTo("""
                    [from-hosts/10.9.8.7]
                    [also/10.9.8.7]
                    [one.test/10.1.1.1]
                    [alias.test/10.1.1.2]
                    [many.test/10.1.1.1, many.test/10.1.1.2, many.test/10.1.1.3]
                    none.test: Name or service not known
                    bro ken: Name or service not known
                    one.test from-hosts
                    java.net.UnknownHostException: nowhere.test
                    """);
        }
    }
}
