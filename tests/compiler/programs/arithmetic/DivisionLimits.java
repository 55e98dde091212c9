// SPDX-License-Identifier: Apache-2.0
package arithmetic;

public class DivisionLimits {
    static final int[] INTS = {Integer.MIN_VALUE, Integer.MIN_VALUE + 1, -7, -2, -1, 0, 1, 2, 7, 10, Integer.MAX_VALUE};
    static final long[] LONGS = {Long.MIN_VALUE, Integer.MIN_VALUE - 1L, -10, -1, 0, 1, 3, 1L << 32, Long.MAX_VALUE};
    static final double[] DOUBLES = {0.0, -0.0, 1, -1, 0.1, 5.5, -5.5, Double.MIN_VALUE, Double.MAX_VALUE, Double.POSITIVE_INFINITY, Double.NaN};

    public static void main(String[] args) {
        for (int a : INTS) {
            StringBuilder line = new StringBuilder(a + ": ");
            for (int b : INTS) {
                try {
                    int q = a / b;
                    int r = a % b;
                    line.append(q).append('r').append(r).append(q * b + r == a ? "" : "?").append('f').append(Math.floorDiv(a, b)).append('m').append(Math.floorMod(a, b)).append('c').append(Math.ceilDiv(a, b)).append(' ');
                } catch (ArithmeticException e) {
                    line.append(e.getMessage()).append(' ');
                }
            }
            System.out.println(line);
        }
        for (long a : LONGS) {
            StringBuilder line = new StringBuilder(a + ": ");
            for (long b : LONGS) {
                try {
                    line.append(a / b).append('r').append(a % b).append('f').append(Math.floorMod(a, b)).append('u').append(Long.divideUnsigned(a, b)).append('v').append(Long.remainderUnsigned(a, b)).append(' ');
                } catch (ArithmeticException e) {
                    line.append("! ");
                }
            }
            System.out.println(line);
        }
        for (double a : DOUBLES) {
            StringBuilder line = new StringBuilder(a + ": ");
            for (double b : DOUBLES) {
                line.append(a / b).append('r').append(a % b).append('i').append(Math.IEEEremainder(a, b)).append('f').append((float) a % (float) b).append(' ');
            }
            System.out.println(line);
        }
        int compound = Integer.MIN_VALUE;
        compound /= -1;
        System.out.println(compound + " " + (compound %= -1) + " " + Math.abs(Integer.MIN_VALUE) + " " + Math.negateExact(5) + " " + Math.abs(Long.MIN_VALUE));
        for (Runnable exact : new Runnable[] {() -> Math.divideExact(Integer.MIN_VALUE, -1), () -> Math.absExact(Long.MIN_VALUE), () -> Math.toIntExact(1L << 31), () -> Math.negateExact(Integer.MIN_VALUE),
                () -> Math.incrementExact(Integer.MAX_VALUE), () -> Math.multiplyExact(1L << 62, 2L), () -> Math.subtractExact(Long.MIN_VALUE, 1L), () -> Math.floorDivExact(Integer.MIN_VALUE, -1), () -> Math.powExact(10, 10)}) {
            try {
                exact.run();
                System.out.println("no overflow");
            } catch (ArithmeticException e) {
                System.out.println(e.getMessage());
            }
        }
        System.out.println(Math.multiplyHigh(Long.MIN_VALUE, Long.MIN_VALUE) + " " + Math.unsignedMultiplyHigh(-1, -1) + " " + Math.clamp(5_000_000_000L, -3, 7) + " " + Math.multiplyFull(Integer.MIN_VALUE, Integer.MIN_VALUE));
        byte b = -128;
        b /= -1;
        short s = 7;
        s %= -4;
        char c = 'z';
        c /= 'b' - 'a' + 1;
        long mixed = 7;
        mixed /= 2.9;
        System.out.println(b + " " + s + " " + c + " " + mixed + " " + 7 / 2 * 2.0 + " " + 7 / 2.0 * 2 + " " + (char) ('a' + 'b' / 2 % 26) + " " + -7 / 2 + " " + (-7 >> 1));
    }
}
