// SPDX-License-Identifier: Apache-2.0
package enums;

import java.util.EnumMap;
import java.util.EnumSet;

/// Enums whose initialisers print, so that they run in the image: asking for the constants of one through its class is a use.
public class MirrorsInitialize {
    enum InMap {
        LOW, HIGH;

        static {
            System.out.println("InMap is initialised");
        }
    }

    enum InSet {
        RED, GREEN {
            @Override
            public String toString() {
                return "green";
            }
        };

        static {
            System.out.println("InSet is initialised");
        }
    }

    enum ByName {
        A, B;

        static {
            System.out.println("ByName is initialised");
        }
    }

    enum ByClass {
        X, Y;

        static {
            System.out.println("ByClass is initialised");
        }
    }

    enum Failing {
        ONE, TWO;

        static {
            System.out.println("Failing is initialised");
            if (System.currentTimeMillis() > 0) {
                throw new IllegalStateException("no");
            }
        }
    }

    private static <E extends Enum<E>> int count(Class<E> type) {
        return EnumSet.allOf(type).size();
    }

    public static void main(String[] args) {
        System.out.println("main");
        EnumMap<InMap, Integer> map = new EnumMap<>(InMap.class);
        map.put(InMap.HIGH, 2);
        System.out.println(map);
        System.out.println(EnumSet.noneOf(InSet.class) + " " + EnumSet.allOf(InSet.class));
        System.out.println(Enum.valueOf(ByName.class, "B").ordinal());
        System.out.println(ByClass.class.getEnumConstants().length);
        System.out.println(String.class.getEnumConstants() == null);
        System.out.println(count(InMap.class) + count(InSet.class) + count(ByName.class) + count(ByClass.class));
        try {
            System.out.println(count(Failing.class));
        } catch (ExceptionInInitializerError e) {
            System.out.println("failed: " + e.getCause());
        }
        try {
            System.out.println(count(Failing.class));
        } catch (NoClassDefFoundError e) {
            System.out.println("failed before");
        }
    }
}
