// SPDX-License-Identifier: Apache-2.0
package enums;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

public class PermissionsAndSets {
    enum Bit {
        READ('r', 4), WRITE('w', 2), EXECUTE('x', 1);

        final char letter;
        final int mask;

        Bit(char letter, int mask) {
            this.letter = letter;
            this.mask = mask;
        }
    }

    enum Who { USER, GROUP, OTHERS }

    record Mode(EnumMap<Who, EnumSet<Bit>> bits) {
        static Mode octal(int mode) {
            EnumMap<Who, EnumSet<Bit>> map = new EnumMap<>(Who.class);
            for (Who who : Who.values()) {
                EnumSet<Bit> set = EnumSet.noneOf(Bit.class);
                for (Bit bit : Bit.values()) {
                    if ((mode >> 3 * (2 - who.ordinal()) & bit.mask) != 0) {
                        set.add(bit);
                    }
                }
                map.put(who, set);
            }
            return new Mode(map);
        }

        int octal() {
            return bits.values().stream().mapToInt(set -> set.stream().mapToInt(b -> b.mask).sum()).reduce(0, (a, b) -> a << 3 | b);
        }

        Mode change(String symbolic) {
            Mode changed = octal(octal());
            for (String clause : symbolic.split(",")) {
                int at = 0;
                EnumSet<Who> who = EnumSet.noneOf(Who.class);
                while ("ugoa".indexOf(clause.charAt(at)) >= 0) {
                    switch (clause.charAt(at++)) {
                        case 'u' -> who.add(Who.USER);
                        case 'g' -> who.add(Who.GROUP);
                        case 'o' -> who.add(Who.OTHERS);
                        default -> who.addAll(EnumSet.allOf(Who.class));
                    }
                }
                char operator = clause.charAt(at++);
                EnumSet<Bit> chosen = EnumSet.noneOf(Bit.class);
                for (Bit bit : Bit.values()) {
                    if (clause.indexOf(bit.letter, at) >= 0) {
                        chosen.add(bit);
                    }
                }
                for (Who w : who.isEmpty() ? EnumSet.allOf(Who.class) : who) {
                    boolean _ = switch (operator) {
                        case '+' -> changed.bits.get(w).addAll(chosen);
                        case '-' -> changed.bits.get(w).removeAll(chosen);
                        case '=' -> changed.bits.put(w, EnumSet.copyOf(chosen)) == null;
                        default -> throw new IllegalArgumentException("operator " + operator);
                    };
                }
            }
            return changed;
        }

        @Override
        public String toString() {
            StringBuilder out = new StringBuilder();
            bits.forEach((_, set) -> Arrays.stream(Bit.values()).map(b -> set.contains(b) ? b.letter : '-').forEach(out::append));
            return out.toString();
        }
    }

    public static void main(String[] args) {
        Mode mode = Mode.octal(0640);
        for (String change : new String[] {"u+x", "a=r", "g-r,o+w", "-x", "o=", "ug=rwx,o-rwx", "u?x"}) {
            try {
                Mode next = mode.change(change);
                System.out.println(mode + " " + change + " " + next + " " + Integer.toOctalString(next.octal()) + " " + next.equals(Mode.octal(next.octal())));
            } catch (IllegalArgumentException e) {
                System.out.println(e.getMessage());
            }
        }
        EnumSet<Bit> set = EnumSet.complementOf(EnumSet.of(Bit.WRITE));
        System.out.println(set + " " + EnumSet.range(Bit.READ, Bit.WRITE) + " " + set.equals(Set.of(Bit.READ, Bit.EXECUTE)) + " " + set.contains(null) + " " + set.clone().retainAll(List.of()) + (set.hashCode() == set.clone().hashCode()));
        Iterator<Bit> it = set.iterator();
        it.next();
        it.remove();
        set.add(Bit.WRITE);
        System.out.println(set + " " + it.hasNext() + it.next());
        EnumMap<Who, Object> map = new EnumMap<>(Map.of(Who.OTHERS, 1, Who.USER, 2));
        map.put(Who.GROUP, null);
        System.out.println(map + " " + map.containsKey(Who.GROUP) + map.get(Who.GROUP) + map.getOrDefault("x", "default") + map.containsValue(null) + map.remove(Who.USER) + map.size());
        try {
            map.put(null, 1);
        } catch (NullPointerException e) {
            System.out.println("null key");
        }
        try {
            Bit.valueOf("DELETE");
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        try {
            EnumSet.copyOf(new ArrayList<Bit>());
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        BitSet bits = new BitSet();
        bits.set(3, 70);
        bits.flip(60, 80);
        bits.clear(10);
        BitSet other = BitSet.valueOf(new long[] {0xF0F0, 0, 1});
        System.out.println(bits + " " + bits.cardinality() + bits.length() + bits.nextClearBit(3) + bits.previousSetBit(59) + bits.intersects(other) + " " + bits.get(58, 66));
        bits.xor(other);
        bits.andNot(BitSet.valueOf(new byte[] {(byte) 0xFF, 1}));
        System.out.println(bits + " " + Arrays.toString(bits.toLongArray()) + " " + bits.hashCode() + " " + bits.stream().sum() + " " + new TreeMap<>(Map.of(Who.OTHERS, 1, Who.USER, 0)));
    }
}
