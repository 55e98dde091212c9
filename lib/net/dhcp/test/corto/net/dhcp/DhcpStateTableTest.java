// SPDX-License-Identifier: Apache-2.0
package corto.net.dhcp;

import static corto.net.dhcp.DhcpMessage.ACK;
import static corto.net.dhcp.DhcpMessage.NAK;
import static corto.net.dhcp.DhcpMessage.OFFER;
import static corto.net.dhcp.DhcpScript.OFFERED;
import static corto.net.dhcp.DhcpScript.OTHER_SERVER;
import static corto.net.dhcp.DhcpScript.SECOND;
import static corto.net.dhcp.DhcpScript.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import corto.net.api.StateTable;
import corto.net.ethernet.FakeDevice;
import org.junit.jupiter.api.Test;

/// Figure 5 of RFC 2131: each state × each message and timer, each with a client of its own.
///
/// A cell has what the client sends and the state afterwards, which is left out if it is the same: `discover`, `request` to all, `request server`, `decline`; `new` it has another address now, `none` it has none
/// any more, `-` nothing. The lease is for 1,000 s: T1 is 500 s, T2 is 875 s after it began.
final class DhcpStateTableTest {
    private static final int LEASE = 1000;
    private static final int OTHER_ADDRESS = OFFERED + 1;

    private DhcpScript script;
    private long leasedNanos;

    private void enter(String state) {
        script = new DhcpScript();
        if (!state.equals("SELECTING")) {
            script.reply(OFFER, OFFERED, SERVER, LEASE);
        }
        if (!state.equals("SELECTING") && !state.equals("REQUESTING")) {
            leasedNanos = script.now;
            script.reply(ACK, OFFERED, SERVER, LEASE);
            script.pass(switch (state) {
                case "RENEWING" -> 501 * SECOND;
                case "REBINDING" -> 876 * SECOND;
                default -> 0;
            });
        }
        if (state.equals("DECLINED")) {
            script.arp(1, 0x5254_0000_0007L, OFFERED, OFFERED);
            script.pass(3 * SECOND);
        }
        assertThat(script.client.state().name()).isEqualTo(state);
        script.asked.clear();
    }

    private void happens(String event) {
        switch (event) {
            case "offer" -> script.reply(OFFER, OFFERED, SERVER, LEASE);
            case "offer without a server" -> script.reply(OFFER, OFFERED, 0, LEASE);
            case "offer of no host's address" -> script.reply(OFFER, 0xE000_0001, SERVER, LEASE);
            case "ack" -> script.reply(ACK, OFFERED, SERVER, LEASE);
            case "ack, other address" -> script.reply(ACK, OTHER_ADDRESS, SERVER, LEASE);
            case "ack, other server" -> script.reply(ACK, OFFERED, OTHER_SERVER, LEASE);
            case "ack without a lease" -> script.reply(ACK, OFFERED, SERVER, 0);
            case "ack of no host's address" -> script.reply(ACK, 0, SERVER, LEASE);
            case "nak" -> script.reply(NAK, 0, SERVER, 0);
            case "nak, other server" -> script.reply(NAK, 0, OTHER_SERVER, 0);
            case "decline, as if from a server" -> script.reply(DhcpMessage.DECLINE, OFFERED, SERVER, LEASE);
            case "ack, other transaction" -> {
                script.transaction++;
                script.reply(ACK, OFFERED, SERVER, LEASE);
            }
            case "nak, other transaction" -> {
                script.transaction++;
                script.reply(NAK, 0, SERVER, 0);
            }
            case "ack, other client" -> script.reply(DhcpMessage.REPLY, script.transaction, OFFERED, FakeDevice.ADDRESS + 1, SERVER, new byte[] {DhcpMessage.TYPE, 1, ACK, DhcpMessage.LEASE_SECONDS, 4, 0, 0, 4, 0});
            case "nak that is a request" -> script.reply(DhcpMessage.REQUEST, script.transaction, 0, FakeDevice.ADDRESS, SERVER, new byte[] {DhcpMessage.TYPE, 1, NAK, DhcpMessage.SERVER, 4, 10, 0, 0, 3});
            case "somebody has the address" -> {
                script.arp(2, 0x5254_0000_0007L, OFFERED, OFFERED);
                script.pass(3 * SECOND);
            }
            case "six seconds pass" -> script.pass(6 * SECOND);
            case "ten seconds pass" -> script.pass(10 * SECOND);
            case "T1 of the lease" -> passUntil(501);
            case "T2 of the lease" -> passUntil(876);
            case "the end of the lease" -> passUntil(1001);
            default -> throw new AssertionError(event);
        }
    }

    private void passUntil(int seconds) {
        script.pass(leasedNanos + seconds * SECOND - script.now);
    }

    private String cell(String state, String event) {
        boolean isAboutLease = event.contains("lease") && !event.startsWith("ack");
        if (isAboutLease && (state.equals("SELECTING") || state.equals("REQUESTING") || state.equals("DECLINED"))) {
            return "";                                       // there is none
        }
        enter(state);
        int before = script.card.address();
        happens(event);
        StringBuilder sent = new StringBuilder();
        for (int i = 0, count; i < script.asked.size(); i += count) {
            String each = script.asked.get(i);
            count = (int) script.asked.stream().skip(i).takeWhile(each::equals).count();
            sent.append(i == 0 ? "" : " ").append(count == 1 ? "" : count + "× ").append(each);
        }
        int after = script.card.address();
        String change = after == before ? "" : after == 0 ? " none" : before == 0 ? "" : " new";
        String name = script.client.state().name();
        String cell = sent + change + (name.equals(state) ? "" : " " + name);
        assertThat(after == 0).as(event + " in " + state).isEqualTo(name.equals("SELECTING") || name.equals("REQUESTING") || name.equals("DECLINED"));
        return cell.isBlank() ? "-" : cell.strip();
    }

    @Test
    void states_and_events() {
        StateTable.isAsTold("""
                                             | SELECTING          | REQUESTING         | BOUND                                                | RENEWING                                             | REBINDING                          | DECLINED
                offer                        | request REQUESTING | -                  | -                                                    | -                                                    | -                                  | -
                offer without a server       | -                  | -                  | -                                                    | -                                                    | -                                  | -
                offer of no host's address   | -                  | -                  | -                                                    | -                                                    | -                                  | -
                ack                          | -                  | BOUND              | -                                                    | BOUND                                                | BOUND                              | -
                ack, other address           | -                  | BOUND              | -                                                    | new BOUND                                            | new BOUND                          | -
                ack, other server            | -                  | -                  | -                                                    | BOUND                                                | BOUND                              | -
                ack without a lease          | -                  | -                  | -                                                    | -                                                    | -                                  | -
                ack of no host's address     | -                  | -                  | -                                                    | -                                                    | -                                  | -
                nak                          | -                  | discover SELECTING | -                                                    | discover none SELECTING                              | discover none SELECTING            | -
                nak, other server            | -                  | -                  | -                                                    | discover none SELECTING                              | discover none SELECTING            | -
                decline, as if from a server | -                  | -                  | -                                                    | -                                                    | -                                  | -
                ack, other transaction       | -                  | -                  | -                                                    | -                                                    | -                                  | -
                nak, other transaction       | -                  | -                  | -                                                    | -                                                    | -                                  | -
                ack, other client            | -                  | -                  | -                                                    | -                                                    | -                                  | -
                nak that is a request        | -                  | -                  | -                                                    | -                                                    | -                                  | -
                somebody has the address     | -                  | -                  | decline none DECLINED                                | -                                                    | -                                  | -
                six seconds pass             | discover           | request            | -                                                    | -                                                    | -                                  | -
                ten seconds pass             | discover           | request            | -                                                    | -                                                    | -                                  | discover SELECTING
                T1 of the lease              |                    |                    | request server RENEWING                              | -                                                    | -                                  |
                T2 of the lease              |                    |                    | 4× request server request REBINDING                  | 3× request server request REBINDING                  | -                                  |
                the end of the lease         |                    |                    | 4× request server 3× request discover none SELECTING | 3× request server 3× request discover none SELECTING | 2× request discover none SELECTING |
                """, this::cell);
    }
}
