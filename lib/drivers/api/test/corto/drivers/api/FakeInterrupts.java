// SPDX-License-Identifier: Apache-2.0
package corto.drivers.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Interrupt controllers for tests of drivers: whoever is connected can be called.
public final class FakeInterrupts implements InterruptRouter {
    public static final long MESSAGE_ADDRESS = 0xFEE0_0000L;
    public static final int FIRST_MESSAGE = 0x40;

    public final Map<Integer, InterruptListener> lines = new HashMap<>();
    public final List<InterruptListener> messages = new ArrayList<>();     // null: nobody has to be told

    @Override
    public boolean line(int number, boolean isLevel, InterruptListener listener) {
        lines.put(number, listener);
        return true;
    }

    @Override
    public long messageAddress() {
        return MESSAGE_ADDRESS;
    }

    @Override
    public int message() {
        return message(null);
    }

    @Override
    public int message(InterruptListener listener) {
        messages.add(listener);
        return FIRST_MESSAGE + messages.size() - 1;
    }
}
