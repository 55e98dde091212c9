// SPDX-License-Identifier: Apache-2.0
package switches;

import java.util.List;
import java.util.Map;

public class PatternsOnHierarchies {
    sealed interface Command permits Move, Turn, Repeat, Macro {}

    record Move(int steps) implements Command {}

    record Turn(Direction to) implements Command {}

    record Repeat(int times, List<Command> body) implements Command {}

    record Macro(String name) implements Command {}

    enum Direction { N, E, S, W }

    record State(int x, int y, Direction facing, int count) {}

    static State run(State s, Command c, Map<String, Command> macros) {
        return switch (c) {
            case Move(int n) when n == 0 -> s;
            case Move(int n) -> switch (s) {
                case State(int x, int y, Direction d, int k) when d == Direction.N -> new State(x, y + n, d, k + 1);
                case State(int x, int y, Direction d, int k) when d == Direction.S -> new State(x, y - n, d, k + 1);
                case State(int x, int y, Direction d, int k) -> new State(x + (d == Direction.E ? n : -n), y, d, k + 1);
            };
            case Turn(var to) when to == s.facing() -> s;
            case Turn(var to) -> new State(s.x(), s.y(), to, s.count() + 1);
            case Repeat(int n, List<Command> body) when n <= 0 || body.isEmpty() -> s;
            case Repeat(int n, var body) -> {
                State r = s;
                for (Command b : body) {
                    r = run(r, b, macros);
                }
                yield run(r, new Repeat(n - 1, body), macros);
            }
            case Macro(String name) when macros.containsKey(name) -> run(s, macros.get(name), macros);
            case Macro m -> throw new IllegalArgumentException("unknown " + m);
        };
    }

    static int weight(Object o) {
        return switch (o) {
            case Repeat(var n, List<Command> l) when l.size() == 1 && l.get(0) instanceof Move(int k) && k > 5 -> n * k;
            case Repeat r -> r.body().stream().mapToInt(PatternsOnHierarchies::weight).sum() * r.times();
            case Move(int k) -> k;
            case Command c -> 1;
            case Map.Entry<?, ?> e -> weight(e.getKey()) + weight(e.getValue());
            case Object[] a -> {
                int w = 0;
                for (Object x : a) {
                    w += weight(x);
                }
                yield w;
            }
            case null -> -1;
            default -> 0;
        };
    }

    public static void main(String[] args) {
        Map<String, Command> macros = Map.of("square", new Repeat(2, List.of(new Move(3), new Turn(Direction.E), new Move(2), new Turn(Direction.S))), "nothing", new Move(0));
        State s = new State(0, 0, Direction.N, 0);
        Command[] program = {new Move(5), new Turn(Direction.W), new Turn(Direction.W), new Move(2), new Macro("square"), new Macro("nothing"), new Repeat(3, List.of(new Move(1), new Macro("square"))), new Repeat(2, List.of(new Move(7)))};
        for (Command c : program) {
            s = run(s, c, macros);
            System.out.println(s + " " + weight(c));
        }
        try {
            run(s, new Macro("x"), macros);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(weight(new Object[] {null, program, Map.entry(new Move(4), "s"), 'c'}));
    }
}
