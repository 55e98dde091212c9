// SPDX-License-Identifier: Apache-2.0
package interfaces;

import java.util.ArrayList;
import java.util.List;

public class SealedStateMachine {
    // The states of a TCP connection (RFC 9293 §3.3.2, simplified) as sealed types, with one pure function for the transitions.
    sealed interface State permits Closed, Open {}
    enum Closed implements State { CLOSED, LISTEN, TIME_WAIT }
    sealed interface Open extends State permits SynSent, SynReceived, Established, Closing {}
    record SynSent(int sequence) implements Open {}
    record SynReceived(int sequence, int peer) implements Open {}
    record Established(int sequence, int peer) implements Open {}
    record Closing(Phase phase, int sequence) implements Open {
        enum Phase { FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, LAST_ACK, CLOSING }
    }

    sealed interface Event {}
    enum Call implements Event { ACTIVE_OPEN, PASSIVE_OPEN, CLOSE, TIMEOUT }
    record Segment(boolean syn, boolean ack, boolean fin, boolean rst, int sequence, int acknowledged) implements Event {
        static Segment of(String flags, int sequence, int acknowledged) {
            return new Segment(flags.contains("S"), flags.contains("A"), flags.contains("F"), flags.contains("R"), sequence, acknowledged);
        }
    }

    record Step(State next, String send) {}

    record Input(State state, Event event) {}

    static Step step(State state, Event event) {
        return switch (new Input(state, event)) {
            case Input(Open _, Segment(_, _, _, boolean rst, _, _)) when rst -> new Step(Closed.CLOSED, "");
            case Input(Closed c, Call call) when c == Closed.CLOSED && call == Call.ACTIVE_OPEN -> new Step(new SynSent(100), "S");
            case Input(Closed c, Call call) when c == Closed.CLOSED && call == Call.PASSIVE_OPEN -> new Step(Closed.LISTEN, "");
            case Input(Closed c, Segment(boolean syn, boolean ack, _, _, int peer, _)) when c == Closed.LISTEN && syn && !ack -> new Step(new SynReceived(300, peer + 1), "SA");
            case Input(Closed c, Segment(_, _, _, boolean rst, _, _)) when c != Closed.TIME_WAIT && !rst -> new Step(c, "R");
            case Input(Closed c, Call call) when c == Closed.TIME_WAIT && call == Call.TIMEOUT || call == Call.CLOSE -> new Step(Closed.CLOSED, "");
            case Input(SynSent(int s), Segment(var syn, var ack, _, _, int peer, int a)) when syn && ack && a == s + 1 -> new Step(new Established(a, peer + 1), "A");
            case Input(SynSent(int s), Segment(var syn, _, _, _, int peer, _)) when syn -> new Step(new SynReceived(s, peer + 1), "SA");
            case Input(SynReceived(int s, int peer), Segment(_, var ack, _, _, _, int a)) when ack && a == s + 1 -> new Step(new Established(a, peer), "");
            case Input(Established(int s, int peer), Segment segment) when segment.fin && segment.sequence == peer -> new Step(new Closing(Closing.Phase.CLOSE_WAIT, s), "A");
            case Input(Established(int s, _), Call call) when call == Call.CLOSE -> new Step(new Closing(Closing.Phase.FIN_WAIT_1, s), "FA");
            case Input(Closing(var phase, int s), Event e) -> switch (phase) {
                case CLOSE_WAIT -> e == Call.CLOSE ? new Step(new Closing(Closing.Phase.LAST_ACK, s), "FA") : new Step(state, "");
                case LAST_ACK -> e instanceof Segment g && g.ack && g.acknowledged == s + 1 ? new Step(Closed.CLOSED, "") : new Step(state, "");
                case FIN_WAIT_1 -> e instanceof Segment g && g.fin ? new Step(g.ack && g.acknowledged == s + 1 ? Closed.TIME_WAIT : new Closing(Closing.Phase.CLOSING, s), "A")
                        : e instanceof Segment g && g.ack ? new Step(new Closing(Closing.Phase.FIN_WAIT_2, s), "") : new Step(state, "");
                case FIN_WAIT_2 -> e instanceof Segment(_, _, boolean fin, _, _, _) && fin ? new Step(Closed.TIME_WAIT, "A") : new Step(state, "");
                case CLOSING -> e instanceof Segment g && g.ack ? new Step(Closed.TIME_WAIT, "") : new Step(state, "");
            };
            case Input(var same, Segment _) -> new Step(same, "");
            case Input(var same, Call call) -> new Step(same, "!" + call);
        };
    }

    public static void main(String[] args) {
        Event syn = Segment.of("S", 500, 0);
        Event[][] scripts = {
            {Call.ACTIVE_OPEN, Segment.of("SA", 500, 101), Call.CLOSE, Segment.of("A", 501, 102), Segment.of("FA", 501, 102), Call.TIMEOUT},
            {Call.PASSIVE_OPEN, syn, Segment.of("A", 501, 301), Segment.of("FA", 501, 301), Call.CLOSE, Segment.of("A", 502, 302)},
            {Call.ACTIVE_OPEN, syn, Segment.of("A", 501, 101), Call.CLOSE, Segment.of("F", 501, 0), Segment.of("A", 502, 102), syn, Call.TIMEOUT},
            {Call.ACTIVE_OPEN, Segment.of("SA", 500, 7), Segment.of("R", 0, 0), syn, Call.TIMEOUT, Call.CLOSE},
            {syn, Call.PASSIVE_OPEN, Segment.of("A", 1, 1), syn, Segment.of("A", 501, 999), Call.PASSIVE_OPEN, Segment.of("RA", 501, 301)},
        };
        for (Event[] script : scripts) {
            State state = Closed.CLOSED;
            List<String> trace = new ArrayList<>();
            for (Event event : script) {
                Step step = step(state, event);
                trace.add(step.next + (step.send.isEmpty() ? "" : " sends " + step.send));
                state = step.next;
            }
            System.out.println(trace);
        }
    }
}
