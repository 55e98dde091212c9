// SPDX-License-Identifier: Apache-2.0
package corto.runners;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// QEMU's door for commands: its machine protocol (QMP, QEMU's docs/interop/qmp-spec) on a socket in the file system.
///
/// @param socket QEMU makes it; at most 107 bytes long
public record Monitor(Path socket) {
    /// The words that make QEMU listen.
    List<String> words() {
        return List.of("-chardev", "socket,id=monitor,server=on,wait=off,path=" + QemuCommand.doubleCommas(socket.toString()), "-mon", "chardev=monitor,mode=control");
    }

    /// Gives the guest a non-maskable interrupt. Waits until QEMU has done it.
    void injectNonMaskableInterrupt() throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            BufferedReader answers = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
            execute("qmp_capabilities", channel, answers);           // without it no other is accepted
            execute("inject-nmi", channel, answers);
        }
    }

    private static void execute(String command, SocketChannel channel, BufferedReader answers) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(("{\"execute\": \"" + command + "\"}\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        String answer = "";
        while (!answer.startsWith("{\"return\"")) {                 // between greeting and answers come events
            answer = answers.readLine();
            if (answer == null) {
                throw new EOFException("QEMU ended before it answered " + command);
            }
            if (answer.startsWith("{\"error\"")) {
                throw new IOException("QEMU refused " + command + ": " + answer);
            }
        }
    }
}
