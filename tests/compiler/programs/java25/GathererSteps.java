// SPDX-License-Identifier: Apache-2.0
package java25;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Gatherer;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import java.util.stream.Stream;

public class GathererSteps {
    /// Drops what equals its predecessor.
    static <T> Gatherer<T, ?, T> changes() {
        class State {
            T last;
            boolean started;
        }
        return Gatherer.ofSequential(State::new, (state, element, downstream) -> {
            if (state.started && state.last.equals(element)) {
                return true;
            }
            state.started = true;
            state.last = element;
            return downstream.push(element);
        });
    }

    /// Ends the stream after the first element that is too large, and says so.
    static Gatherer<Integer, ?, String> until(int limit) {
        return Gatherer.ofSequential(() -> new int[1], Gatherer.Integrator.of((sum, element, downstream) -> {
            sum[0] += element;
            return downstream.push(element + "→" + sum[0]) && sum[0] < limit;
        }), (sum, downstream) -> downstream.push("end " + sum[0]));
    }

    public static void main(String[] args) {
        System.out.println(IntStream.rangeClosed(1, 8).boxed().gather(Gatherers.windowFixed(3)).toList());
        System.out.println(IntStream.rangeClosed(1, 5).boxed().gather(Gatherers.windowSliding(2)).toList());
        System.out.println(Stream.of(1).gather(Gatherers.windowSliding(4)).toList() + " " + Stream.empty().gather(Gatherers.windowFixed(2)).toList());
        System.out.println(Stream.of(1, 2, 3, 4).gather(Gatherers.scan(() -> 100, Integer::sum)).toList());
        System.out.println(Stream.of("a", "b", "c").gather(Gatherers.fold(() -> "", (a, b) -> b + a)).findFirst().orElseThrow());
        System.out.println(Stream.of(1, 1, 2, 2, 2, 1, 3, 3).gather(changes()).toList());
        System.out.println(Stream.iterate(1, n -> n + 1).gather(until(20)).toList());
        System.out.println(Stream.of(3, 4).gather(until(20)).toList());
        System.out.println(Stream.iterate(1, n -> n * 2).gather(GathererSteps.<Integer>changes().andThen(until(1000))).limit(4).toList());
        List<String> seen = new ArrayList<>();
        int total = Stream.of(5, 6, 7, 8).peek(n -> seen.add("p" + n)).gather(Gatherers.windowFixed(2)).mapToInt(w -> w.getFirst() * w.getLast()).sum();
        System.out.println(total + " " + seen);
        try {
            Gatherers.windowFixed(0);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        try {
            Stream.of(1, 2).gather(Gatherers.windowFixed(2)).findFirst().orElseThrow().add(3);
        } catch (UnsupportedOperationException e) {
            System.out.println("unmodifiable window");
        }
    }
}
