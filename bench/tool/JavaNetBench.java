// SPDX-License-Identifier: Apache-2.0

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a request costs a Java program in an image: with sockets, and with packets in place. The catalogue's responder and udp-store, which hold both.
final class JavaNetBench {
    private static final int CONNECTIONS = 30;
    private static final int WARM_UP = 500;
    private static final int REQUESTS = 10_000;
    private static final int VALUE_BYTES = 100;
    private static final int PATIENCE_SECONDS = 60;
    private static final int SILENCE_MILLIS = 2_000;
    private static final List<String> WAYS = List.of("sockets", "direct");

    private final Place place;
    private final Optional<Path> plugin;

    JavaNetBench(Place place) throws InterruptedException {
        this.place = place;
        plugin = Plugin.build(place);
    }

    void run() throws IOException, InterruptedException {
        StringBuilder rows = new StringBuilder("| guest instructions | sockets | in place | in place to sockets |\n| --- | ---: | ---: | ---: |\n");
        double[] http = new double[WAYS.size()];
        double[] set = new double[WAYS.size()];
        double[] get = new double[WAYS.size()];
        for (int i = 0; i < WAYS.size(); i++) {
            http[i] = http(WAYS.get(i));
            double[] store = store(WAYS.get(i));
            set[i] = store[0];
            get[i] = store[1];
        }
        row(rows, "HTTP request, " + CONNECTIONS + " keep-alive connections", http);
        row(rows, "UDP store: set, " + VALUE_BYTES + " bytes", set);
        row(rows, "UDP store: get, " + VALUE_BYTES + " bytes", get);
        place.publish("java-net", "Java programs on the network: sockets, and packets in place", """
                apps/responder and apps/udp-store as the catalogue has them; the argument chooses between java.net and corto.java.direct. `%s`; `-cpu %s`, one processor, 64 MiB, QEMU's user network, which offers no checksum offload. Instructions: bench/plugin/blocks.c, all of the
                guest's while %,d requests are made, after %d; HTTP by bench/tool/LoadGenerator.java, UDP one request after the other, lost ones asked again."""
                .formatted(place.run(10, "qemu-system-x86_64", "--version").lines().findFirst().orElse("?"), Place.PROCESSOR, REQUESTS, WARM_UP), rows.toString());
    }

    private static void row(StringBuilder rows, String name, double[] costs) {
        rows.append(String.format(Locale.ROOT, "| %s | %,.0f | %,.0f | %.2f |%n", name, costs[0], costs[1], costs[1] / costs[0]));
    }

    private double http(String way) throws IOException, InterruptedException {
        try (Guest guest = kind("responder", "127.0.0.1:" + Guest.Kind.PORT + ":80", way).start(place, 64, Optional.of(plugin.orElseThrow()))) {
            guest.awaitPage(PATIENCE_SECONDS);
            try (LoadGenerator load = new LoadGenerator(guest.port(), CONNECTIONS)) {
                load.run(WARM_UP);
                InstructionCounts before = guest.counts();
                load.run(REQUESTS);
                return (double) guest.counts().since(before).total() / REQUESTS;
            }
        }
    }

    /// A set and a get.
    private double[] store(String way) throws IOException, InterruptedException {
        try (Guest guest = kind("udp-store", "127.0.0.1:" + Guest.Kind.PORT + ":7070/udp", way).start(place, 64, Optional.of(plugin.orElseThrow())); Client client = new Client(guest.port())) {
            for (int i = 0; i < WARM_UP; i++) {
                client.ask(i, true);
            }
            double[] costs = new double[2];
            for (int kind = 0; kind < costs.length; kind++) {
                InstructionCounts before = guest.counts();
                for (int i = 0; i < REQUESTS; i++) {
                    client.ask(i % WARM_UP, kind == 0);
                }
                costs[kind] = (double) guest.counts().since(before).total() / REQUESTS;
            }
            return costs;
        }
    }

    private Guest.Kind kind(String app, String port, String way) throws IOException, InterruptedException {
        List<String> words = place.commandLine(new ArrayList<>(List.of("--accel", "tcg", "-p", port, app, "--", way)));
        words.set(words.indexOf("-cpu") + 1, Place.PROCESSOR);
        words.set(words.indexOf("-m") + 1, "size=" + Guest.Kind.MEGABYTES + "M");
        words.replaceAll(word -> word.startsWith("file,id=status,path=") ? "file,id=status,path=" + Guest.Kind.STATUS : word);
        return new Guest.Kind(app + "-" + way, words);
    }

    /// Asks the store, and checks what it answers.
    private static final class Client implements AutoCloseable {
        private final DatagramSocket socket = new DatagramSocket();
        private final int port;
        private final byte[] value = new byte[VALUE_BYTES];
        private final DatagramPacket answer = new DatagramPacket(new byte[1500], 1500);

        Client(int port) throws IOException {
            this.port = port;
            socket.setSoTimeout(SILENCE_MILLIS);
            Arrays.fill(value, (byte) 'x');
        }

        void ask(int number, boolean sets) throws IOException {
            byte[] key = String.format(Locale.ROOT, "key-%05d", number).getBytes(StandardCharsets.US_ASCII);
            byte[] request = Arrays.copyOf(new byte[] {(byte) (sets ? 's' : 'g'), (byte) key.length}, 2 + key.length + (sets ? VALUE_BYTES : 0));
            System.arraycopy(key, 0, request, 2, key.length);
            if (sets) {
                System.arraycopy(value, 0, request, 2 + key.length, VALUE_BYTES);
            }
            for (int attempt = 0; attempt < PATIENCE_SECONDS; attempt++) {
                socket.send(new DatagramPacket(request, request.length, InetAddress.getLoopbackAddress(), port));
                try {
                    answer.setLength(1500);
                    socket.receive(answer);
                    if (answer.getLength() != (sets ? 1 : 1 + VALUE_BYTES) || answer.getData()[0] != (sets ? 'o' : 'v')) {
                        throw new IllegalStateException("the store answers " + answer.getLength() + " bytes, " + (char) answer.getData()[0]);
                    }
                    return;
                } catch (SocketTimeoutException e) {
                    // lost: QEMU's network loses what comes before the guest's card is up
                }
            }
            throw new IllegalStateException("the store does not answer");
        }

        @Override
        public void close() {
            socket.close();
        }
    }
}
