// SPDX-License-Identifier: Apache-2.0
package enums;

public class Basics {
    enum Colour { RED, GREEN, BLUE }

    enum Planet {
        MERCURY(3.303e+23, 2.4397e6), EARTH(5.976e+24, 6.37814e6), JUPITER(1.9e+27, 7.1492e7);

        private final double mass;
        private final double radius;
        static final double G = 6.67300E-11;

        Planet(double mass, double radius) {
            this.mass = mass;
            this.radius = radius;
        }

        double gravity() {
            return G * mass / (radius * radius);
        }
    }

    enum Empty {}

    public static void main(String[] args) {
        for (Colour c : Colour.values()) {
            System.out.println(c + " " + c.name() + " " + c.ordinal() + " " + c.compareTo(Colour.GREEN) + " " + c.equals(Colour.RED) + " " + c.getDeclaringClass().getName() + " " + Colour.valueOf(c.name()));
        }
        System.out.println(Empty.values().length);
        for (Planet p : Planet.values()) {
            System.out.println(p + " " + p.gravity());
        }
        try {
            Colour.valueOf("PINK");
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        try {
            Colour.valueOf(null);
        } catch (NullPointerException e) {
            System.out.println("null name");
        }
        System.out.println(Enum.valueOf(Colour.class, "BLUE") + " " + Colour.class.getEnumConstants().length + " " + Colour.RED.getClass().isEnum());
        Colour[] first = Colour.values();
        first[0] = Colour.BLUE;
        System.out.println(Colour.values()[0] + " " + (Colour.values() == Colour.values()));
        Colour c = Colour.RED;
        System.out.println((c == Colour.RED) + " " + (c != Colour.BLUE) + " " + (c.hashCode() == Colour.RED.hashCode()));
        Comparable<Colour> comparable = Colour.BLUE;
        System.out.println(comparable.compareTo(Colour.RED));
        Object o = Colour.GREEN;
        System.out.println(o instanceof Enum<?> e ? e.name() + e.ordinal() : "no");
    }
}
