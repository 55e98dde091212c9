// SPDX-License-Identifier: Apache-2.0
package objects;

/// The result of `instanceof` compared with a constant that javac does not fold away: the tested variable stays what it was.
public class InstanceofCompared {
    static final class Leaf {
        final int n;

        Leaf(int n) {
            this.n = n;
        }

        @Override
        public String toString() {
            return "leaf " + n;
        }
    }

    static String compared(Object o, int rounds) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rounds; i++) {
            if ((o instanceof Leaf) == (1L != 2L)) {
                text.append("is ").append(o);
            }
            if ((o instanceof Leaf) != (-1L != -7L)) {
                text.append("is not ").append(o);
            }
            if ((5L < 6L) == (o instanceof Leaf)) {
                text.append(", again ").append(o.hashCode() == o.hashCode());
            }
            boolean same = (o instanceof Leaf) != (3.0 > 4.0) & i < 1;
            text.append(' ').append(same).append(' ').append(o instanceof Leaf leaf ? leaf.n : -1).append(';');
        }
        return text.toString();
    }

    public static void main(String[] args) {
        System.out.println(compared(new Leaf(7), 2));
        System.out.println(compared("text", 2));
        System.out.println(compared(null, 1));
    }
}
