// SPDX-License-Identifier: Apache-2.0
import corto.counter.api.Counters;

/// Counts with whichever policy the image has.
public class Count {
    public static void main(String[] arguments) {
        for (int i = 0; i < 3; i++) {
            Counters.COUNTER.advance();
            System.out.println(Counters.COUNTER.value());
        }
        System.out.println(Counters.COUNTER.value() + arguments.length);
    }
}
