// SPDX-License-Identifier: Apache-2.0
package corto.net.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import corto.net.api.StateTable;
import org.junit.jupiter.api.Test;

/// The event processing of RFC 9293 §3.10.7, SEGMENT ARRIVES: each state × each kind of segment, each with a connection of its own.
///
/// A cell has the answer and the state afterwards, which is left out if it is the same: `-` no answer, `A` ACK, `SA` SYN and ACK, `R` RST, `RA` RST and ACK,
/// `F` FIN and ACK.
final class TcpStateTableTest {
    private static final int WINDOW = 65_535;
    private static final int PORT = 80;

    private TcpScript script;
    private TcpSocket socket;
    private int next;              // RCV.NXT and SND.NXT, relative
    private int sent;

    private void enter(String state) {
        script = new TcpScript();
        next = 1;
        sent = 1;
        switch (state) {
            case "CLOSED" -> { }
            case "LISTEN" -> script.listener(8);
            case "SYN_SENT" -> connect();
            case "BOTH_OPEN" -> {                              // SYN-RECEIVED that was SYN-SENT
                connect();
                script.in("S", 0, 0, 0, 8000);
            }
            case "SYN_RECEIVED" -> {
                script.listener(8);
                script.in("S", 0, 0, 0, 8000);
            }
            default -> synchronize(state);
        }
        assertThat(state()).isEqualTo(state);
        script.out.clear();
    }

    private void connect() {
        socket = script.tcp.open();
        socket.bind(TcpScript.LOCAL, PORT);
        socket.connect(TcpScript.REMOTE, script.remotePort);
    }

    private void synchronize(String state) {
        socket = script.accepted(8000, 1460);
        if (state.equals("CLOSE_WAIT") || state.equals("LAST_ACK")) {
            script.in("F.", next++, 0, sent, 8000);
        }
        if (!state.equals("ESTABLISHED") && !state.equals("CLOSE_WAIT")) {
            socket.shutdownWrite();
            sent++;
        }
        if (state.equals("FIN_WAIT_2") || state.equals("TIME_WAIT")) {
            script.in(".", next, 0, sent, 8000);
        }
        if (state.equals("CLOSING") || state.equals("TIME_WAIT")) {
            script.in("F.", next++, 0, state.equals("CLOSING") ? 1 : sent, 8000);
        }
    }

    /// What there is of the connection, whatever the program's socket says.
    private String state() {
        TcpEndpoint endpoint = script.tcp.endpoints.find(TcpScript.LOCAL, PORT, TcpScript.REMOTE, script.remotePort, null);
        return switch (endpoint) {
            case null -> script.tcp.ports.listener(segmentToPort(), TcpSocket.THROUGH_ANY) == null ? "CLOSED" : "LISTEN";
            case TimeWait _ -> "TIME_WAIT";
            case SynReceived _ -> "SYN_RECEIVED";
            case TcpConnection connection -> connection.state() == TcpState.SYN_RECEIVED ? "BOTH_OPEN" : connection.state().name();
            default -> throw new AssertionError(endpoint);
        };
    }

    private static Segment segmentToPort() {
        Segment segment = new Segment(new int[2 * Segment.MAX_BLOCKS]);
        segment.destination = TcpScript.LOCAL;
        segment.destinationPort = PORT;
        return segment;
    }

    private void arrives(String kind) {
        int far = next + 2 * WINDOW;
        switch (kind) {
            case "syn" -> script.in("S", 0, 0, 0, 8000);
            case "syn again" -> script.in("S", next - 1, 0, 0, 8000);
            case "syn in window" -> script.in("S", next + 5, 0, 0, 8000);
            case "syn, ack" -> script.in("S.", 0, 0, sent, 8000);
            case "syn, ack of what was not sent" -> script.in("S.", 0, 0, sent + 5, 8000);
            case "ack" -> script.in(".", next, 0, sent, 8000);
            case "old ack" -> script.in(".", next, 0, sent - 1, 8000);
            case "ack of what was not sent" -> script.in(".", next, 0, sent + 5, 8000);
            case "ack from the far past" -> script.in(".", next, 0, sent - 20_000, 8000);
            case "neither ack nor syn" -> script.in("", next, 5, 0, 8000);
            case "rst" -> script.in("R", next, 0, 0, 0);
            case "rst in window" -> script.in("R", next + 5, 0, 0, 0);
            case "rst out of window" -> script.in("R", far, 0, 0, 0);
            case "rst, ack" -> script.in("R.", next, 0, sent, 0);
            case "rst, ack of what was not sent" -> script.in("R.", next, 0, sent + 5, 0);
            case "data" -> script.in(".", next, 5, sent, 8000);
            case "data before the window" -> script.in(".", next - 5, 5, sent, 8000);
            case "data partly before" -> script.in(".", next - 5, 10, sent, 8000);
            case "data behind the window" -> script.in(".", far, 5, sent, 8000);
            case "data after a gap" -> script.in(".", next + 5, 5, sent, 8000);
            case "fin" -> script.in("F.", next, 0, sent, 8000);
            case "fin, old ack" -> script.in("F.", next, 0, sent - 1, 8000);
            case "fin after a gap" -> script.in("F.", next + 5, 0, sent, 8000);
            case "fin again" -> script.in("F.", next - 1, 0, sent, 8000);
            case "data and fin" -> script.in("F.", next, 5, sent, 8000);
            default -> throw new AssertionError(kind);
        }
    }

    private String cell(String state, String kind) {
        enter(state);
        arrives(kind);
        script.pass(100 * TcpScript.MILLISECOND);              // delayed acknowledgments
        StringBuilder text = new StringBuilder();
        for (String each : script.out) {
            String flags = each.substring(0, each.indexOf(' ')).replace("P", "").replace('.', 'A');
            text.append(text.isEmpty() ? "" : "+").append(flags.equals("FA") ? "F" : flags);
        }
        String after = state();
        String cell = (text.isEmpty() ? "-" : text) + (after.equals(state) ? "" : " " + after);
        if (socket != null) {
            socket.abort();
        }
        return cell;
    }

    @Test
    void opening() {
        StateTable.isAsTold("""
                                              | CLOSED | LISTEN          | SYN_SENT      | SYN_RECEIVED  | BOTH_OPEN
                syn                           | RA     | SA SYN_RECEIVED | SA BOTH_OPEN  | SA            | SA
                syn in window                 | RA     | SA SYN_RECEIVED | SA BOTH_OPEN  | A             | A
                syn, ack                      | R      | R               | A ESTABLISHED | A             | - ESTABLISHED
                syn, ack of what was not sent | R      | R               | R             | A             | R
                ack                           | R      | R               | -             | - ESTABLISHED | - ESTABLISHED
                old ack                       | R      | R               | R             | R             | R
                ack of what was not sent      | R      | R               | R             | R             | R
                neither ack nor syn           | RA     | -               | -             | -             | -
                rst                           | -      | -               | -             | - LISTEN      | - CLOSED
                rst in window                 | -      | -               | -             | A             | A
                rst out of window             | -      | -               | -             | -             | -
                rst, ack                      | -      | -               | - CLOSED      | - LISTEN      | - CLOSED
                rst, ack of what was not sent | -      | -               | -             | - LISTEN      | - CLOSED
                data                          | R      | R               | -             | A ESTABLISHED | A ESTABLISHED
                data behind the window        | R      | R               | -             | A             | A
                data after a gap              | R      | R               | -             | A ESTABLISHED | A ESTABLISHED
                fin                           | R      | R               | -             | A CLOSE_WAIT  | A CLOSE_WAIT
                data and fin                  | R      | R               | -             | A CLOSE_WAIT  | A CLOSE_WAIT
                """, this::cell);
    }

    @Test
    void synchronised() {
        StateTable.isAsTold("""
                                         | ESTABLISHED  | FIN_WAIT_1   | FIN_WAIT_2  | CLOSE_WAIT | CLOSING     | LAST_ACK | TIME_WAIT
                syn again                | A            | A            | A           | A          | A           | A        | A
                syn in window            | A            | A            | A           | A          | A           | A        | A
                syn, ack                 | A            | A            | A           | A          | A           | A        | A
                ack                      | -            | - FIN_WAIT_2 | -           | -          | - TIME_WAIT | - CLOSED | -
                old ack                  | -            | -            | -           | -          | -           | -        | -
                ack of what was not sent | A            | A            | A           | A          | A           | A        | -
                ack from the far past    | A            | A            | A           | A          | A           | A        | -
                neither ack nor syn      | -            | -            | -           | -          | -           | -        | A
                rst                      | - CLOSED     | - CLOSED     | - CLOSED    | - CLOSED   | - CLOSED    | - CLOSED | - CLOSED
                rst in window            | A            | A            | A           | A          | A           | A        | -
                rst out of window        | -            | -            | -           | -          | -           | -        | -
                rst, ack                 | - CLOSED     | - CLOSED     | - CLOSED    | - CLOSED   | - CLOSED    | - CLOSED | - CLOSED
                data                     | A            | A FIN_WAIT_2 | A           | A          | - TIME_WAIT | - CLOSED | A
                data before the window   | A            | A FIN_WAIT_2 | A           | A          | - TIME_WAIT | - CLOSED | A
                data partly before       | A            | A FIN_WAIT_2 | A           | A          | - TIME_WAIT | - CLOSED | A
                data behind the window   | A            | A            | A           | A          | A           | A        | A
                data after a gap         | A            | A FIN_WAIT_2 | A           | A          | - TIME_WAIT | - CLOSED | A
                fin                      | A CLOSE_WAIT | A TIME_WAIT  | A TIME_WAIT | A          | - TIME_WAIT | - CLOSED | A
                fin, old ack             | A CLOSE_WAIT | A CLOSING    | A TIME_WAIT | A          | A           | A        | A
                fin after a gap          | A            | A FIN_WAIT_2 | A           | A          | - TIME_WAIT | - CLOSED | A
                fin again                | A            | A FIN_WAIT_2 | A           | A          | - TIME_WAIT | - CLOSED | A
                data and fin             | A CLOSE_WAIT | A TIME_WAIT  | A TIME_WAIT | A          | - TIME_WAIT | - CLOSED | A
                """, this::cell);
    }
}
