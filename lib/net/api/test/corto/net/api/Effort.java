// SPDX-License-Identifier: Apache-2.0
package corto.net.api;

/// How much tests with seeds try: a little each time, much with `-D corto.net=all`, or what a property says.
public final class Effort {
    private static final boolean IS_LONG = System.getProperty("corto.net", "").equals("all");

    private Effort() {}

    public static int of(String property, int quick, int all) {
        return Integer.getInteger(property, IS_LONG ? all : quick);
    }
}
